import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, groupArg} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'

export default class SubcloudPeerGroupDelete extends Doing {
  static override summary = 'delete a peer group; its subclouds stay'
  static override examples = ['<%= config.bin %> subcloud peer-group delete pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:delete']
  static override args = {group: groupArg}
  static override flags = {...confirmFlags}

  override readonly reach = 'here'

  override asks = ({args}: Given<typeof SubcloudPeerGroupDelete>) => ({
    target: args.group,
    deed: `delete subcloud peer group ${args.group}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof SubcloudPeerGroupDelete>) {
    await peerGroups(dcmanager).delete(args.group)
    return unsaid(`deleted subcloud peer group ${args.group}`, {group: args.group})
  }
}
