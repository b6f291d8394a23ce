import {subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import type {Deployments} from '../../../client/dcmanager/deployment.js'
import type {DeploymentInput} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudPhase} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'

export default class SubcloudDeployInstall extends SubcloudPhase {
  static override summary = 'install the software on the server of a subcloud'
  static override examples = ['<%= config.bin %> subcloud deploy install subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:install']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'install-values': deploymentFlags['install-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    'bmc-password': deploymentFlags['bmc-password'],
    release: deploymentFlags.release,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('install-complete')

  phase = (api: Deployments, subcloud: string, input: DeploymentInput) => api.install(subcloud, input)
}
