import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {type PeerGroup, peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupAdd extends Changing<PeerGroup> {
  static override summary = 'add a peer group of subclouds'
  static override examples = [
    '<%= config.bin %> subcloud peer-group add --peer-group-name pg-east --max-subcloud-rehoming 20',
  ]
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:add']
  static override flags = {
    'peer-group-name': Flags.string({required: true, summary: 'name'}),
    'group-state': Flags.option({options: ['enabled', 'disabled'] as const, summary: 'whether it can move'})(),
    'max-subcloud-rehoming': Flags.integer({summary: 'how many subclouds move at a time (10)'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = peerGroupView

  async change({dcmanager}: Apis, {flags}: Given<typeof SubcloudPeerGroupAdd>) {
    const settings = {
      name: flags['peer-group-name'],
      state: flags['group-state'],
      maxRehoming: flags['max-subcloud-rehoming'],
    }
    return peerGroups(dcmanager).add(settings)
  }
}
