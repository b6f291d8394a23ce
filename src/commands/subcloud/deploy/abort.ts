import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {subcloudsArg, variableFlag, waitFlags} from '../../../cli/flags.js'
import {deployments} from '../../../client/dcmanager/deployment.js'
import {aborted} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudChange} from '../../../families/subcloud.js'

export default class SubcloudDeployAbort extends SubcloudChange {
  static override summary = 'stop the phase of a deployment that runs'
  static override examples = ['<%= config.bin %> subcloud deploy abort subcloud1 --wait']
  static override hiddenAliases = ['dcmanager:subcloud:deploy:abort']
  static override args = {subcloud: subcloudsArg}
  static override flags = {...waitFlags, ...variableFlag}

  override readonly reach = 'each'

  judge = aborted
  override readonly until = 'deploy_status=*-aborted'

  change = ({dcmanager}: Apis, {args}: Given<typeof SubcloudDeployAbort>) => deployments(dcmanager).abort(args.subcloud)
}
