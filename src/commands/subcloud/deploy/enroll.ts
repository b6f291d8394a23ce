import {subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import type {Deployments} from '../../../client/dcmanager/deployment.js'
import type {DeploymentInput} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudPhase} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'

export default class SubcloudDeployEnroll extends SubcloudPhase {
  static override summary = 'take over a system that is installed already'
  static override examples = [
    '<%= config.bin %> subcloud deploy enroll subcloud1 --install-values site1-install.yml --wait',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:enroll']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    'cloud-init-config': deploymentFlags['cloud-init-config'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('enroll-complete', 'complete')

  phase = (api: Deployments, subcloud: string, input: DeploymentInput) => api.enroll(subcloud, input)
}
