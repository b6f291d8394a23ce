import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {type PeerGroup, peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupUpdate extends Changing<PeerGroup> {
  static override summary = 'change a peer group of subclouds'
  static override examples = ['<%= config.bin %> subcloud peer-group update pg-east --group-state disabled']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:update']
  static override args = {group: groupArg}
  static override flags = {
    'peer-group-name': Flags.string({summary: 'new name'}),
    'group-state': Flags.option({options: ['enabled', 'disabled'] as const, summary: 'whether it can move'})(),
    'max-subcloud-rehoming': Flags.integer({summary: 'how many subclouds move at a time'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = peerGroupView

  async change({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudPeerGroupUpdate>) {
    const settings = {
      name: flags['peer-group-name'],
      state: flags['group-state'],
      maxRehoming: flags['max-subcloud-rehoming'],
    }
    return peerGroups(dcmanager).update(args.group, settings)
  }
}
