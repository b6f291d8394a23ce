import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import type {PeerGroup} from '../../client/dcmanager/peer-group.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'
import {sharedPeerGroupView} from '../../views/peer.js'

export default class SystemPeerListSubcloudPeerGroups extends Listing<PeerGroup> {
  static override summary = 'list the peer groups that are tied to a peer site'
  static override examples = ['<%= config.bin %> system-peer list-subcloud-peer-groups dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:list-subcloud-peer-groups']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}

  override readonly reach = 'here'
  view = sharedPeerGroupView
  read = ({dcmanager}: Apis, {args}: Given<typeof SystemPeerListSubcloudPeerGroups>) =>
    systemPeers(dcmanager).peerGroups(args.peer)
}
