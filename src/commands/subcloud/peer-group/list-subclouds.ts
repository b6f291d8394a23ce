import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import type {Subcloud} from '../../../client/dcmanager/subcloud.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudPeerGroupListSubclouds extends Listing<Subcloud> {
  static override summary = 'list the subclouds of a peer group'
  static override examples = ['<%= config.bin %> subcloud peer-group list-subclouds pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:list-subclouds']
  static override args = {group: groupArg}

  override readonly reach = 'here'
  view = subcloudMemberView
  read = ({dcmanager}: Apis, {args}: Given<typeof SubcloudPeerGroupListSubclouds>) =>
    peerGroups(dcmanager).subclouds(args.group)
}
