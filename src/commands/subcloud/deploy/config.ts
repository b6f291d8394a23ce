import type {Given} from '../../../cli/command.js'
import {confirmFlags, subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import type {Deployments} from '../../../client/dcmanager/deployment.js'
import type {DeploymentInput} from '../../../client/dcmanager/subcloud.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudPhase} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'

export default class SubcloudDeployConfig extends SubcloudPhase {
  static override summary = 'configure a bootstrapped subcloud'
  static override examples = [
    '<%= config.bin %> subcloud deploy config subcloud1 --deploy-config site1-config.yml --wait',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:config']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    'deploy-config': deploymentFlags['deploy-config'],
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...confirmFlags,
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = deployed('complete')

  override asks = ({args}: Given<typeof SubcloudDeployConfig>) => ({
    target: args.subcloud,
    deed: `configure subcloud ${args.subcloud}`,
  })

  phase = (api: Deployments, subcloud: string, input: DeploymentInput) => api.configure(subcloud, input)
}
