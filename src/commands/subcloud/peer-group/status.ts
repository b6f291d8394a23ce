import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type PeerGroupStatus, peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupStatusView} from '../../../views/peer.js'

export default class SubcloudPeerGroupStatus extends Showing<PeerGroupStatus> {
  static override summary = 'count the subclouds of a peer group by state'
  static override examples = ['<%= config.bin %> subcloud peer-group status pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:status']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = peerGroupStatusView
  read = ({dcmanager}: Apis, {args}: Given<typeof SubcloudPeerGroupStatus>) => peerGroups(dcmanager).status(args.group)
}
