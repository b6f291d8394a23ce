import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type SystemPeer, systemPeers} from '../../client/dcmanager/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerList extends Listing<SystemPeer> {
  static override summary = 'list the peer sites'
  static override examples = ['<%= config.bin %> system-peer list']
  static override hiddenAliases = ['dcmanager:system-peer:list']

  override readonly reach = 'here'
  view = systemPeerView
  override names = {kind: 'system-peer' as const, of: (peer: SystemPeer) => peer['peer-name']}
  read = ({dcmanager}: Apis) => systemPeers(dcmanager).list()
}
