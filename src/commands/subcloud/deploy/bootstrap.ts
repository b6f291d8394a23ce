import {subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import type {Deployments} from '../../../client/dcmanager/deployment.js'
import type {DeploymentInput} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudPhase} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'

export default class SubcloudDeployBootstrap extends SubcloudPhase {
  static override summary = 'bootstrap an installed subcloud'
  static override examples = ['<%= config.bin %> subcloud deploy bootstrap subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:bootstrap']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'bootstrap-address': deploymentFlags['bootstrap-address'],
    'bootstrap-values': deploymentFlags['bootstrap-values'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('bootstrap-complete')

  phase = (api: Deployments, subcloud: string, input: DeploymentInput) => api.bootstrap(subcloud, input)
}
