import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupAdd extends StxCommand {
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

  override readonly result = peerGroupView

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudPeerGroupAdd)
    const settings = {
      name: flags['peer-group-name'],
      state: flags['group-state'],
      maxRehoming: flags['max-subcloud-rehoming'],
    }
    await this.show(this.result, await peerGroups(await this.api('dcmanager')).add(settings))
  }
}
