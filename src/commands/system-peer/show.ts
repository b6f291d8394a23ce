import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {Showing} from '../../cli/reading.js'
import {type SystemPeer, systemPeers} from '../../client/dcmanager/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerShow extends Showing<SystemPeer> {
  static override summary = 'show one peer site'
  static override examples = ['<%= config.bin %> system-peer show dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:show']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = systemPeerView
  read = ({dcmanager}: Apis, {args}: Given<typeof SystemPeerShow>) => systemPeers(dcmanager).get(args.peer)
}
