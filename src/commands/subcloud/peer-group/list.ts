import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type PeerGroup, peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupList extends Listing<PeerGroup> {
  static override summary = 'list the peer groups of subclouds'
  static override examples = ['<%= config.bin %> subcloud peer-group list']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:list']

  override readonly reach = 'here'
  view = peerGroupView
  override names = {kind: 'peer-group' as const, of: ({peer_group_name}: PeerGroup) => peer_group_name}
  read = ({dcmanager}: Apis) => peerGroups(dcmanager).list()
}
