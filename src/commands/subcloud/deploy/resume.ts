import {subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import type {Deployments} from '../../../client/dcmanager/deployment.js'
import type {DeploymentInput} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudPhase} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'

export default class SubcloudDeployResume extends SubcloudPhase {
  static override summary = 'go on with all phases of a deployment that are left'
  static override examples = ['<%= config.bin %> subcloud deploy resume subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:resume']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'deploy-config': deploymentFlags['deploy-config'],
    'install-values': deploymentFlags['install-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('complete')
  override readonly until = 'deploy_status=complete'

  phase = (api: Deployments, subcloud: string, input: DeploymentInput) => api.resume(subcloud, input)
}
