import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type PeerGroup, peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupShow extends Showing<PeerGroup> {
  static override summary = 'show one peer group of subclouds'
  static override examples = ['<%= config.bin %> subcloud peer-group show pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:show']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = peerGroupView
  read = ({dcmanager}: Apis, {args}: Given<typeof SubcloudPeerGroupShow>) => peerGroups(dcmanager).get(args.group)
}
