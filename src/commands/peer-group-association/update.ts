import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationUpdate extends StxCommand {
  static override summary = 'change the priority of a peer group at its peer site'
  static override examples = ['<%= config.bin %> peer-group-association update 1 --peer-group-priority 3']
  static override hiddenAliases = ['dcmanager:peer-group-association:update']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {
    'peer-group-priority': Flags.integer({required: true, summary: 'priority of the peer group at the peer site'}),
    ...variableFlag,
  }

  override readonly result = associationView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PeerGroupAssociationUpdate)
    const api = associations(await this.api('dcmanager'))
    await this.show(this.result, await api.update(args.id, flags['peer-group-priority']))
  }
}
