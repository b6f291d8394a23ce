import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationShow extends StxCommand {
  static override summary = 'show the tie of one peer group to one peer site'
  static override examples = ['<%= config.bin %> peer-group-association show 1']
  static override hiddenAliases = ['dcmanager:peer-group-association:show']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(PeerGroupAssociationShow)
    await this.show(associationView, await associations(await this.api('dcmanager')).get(args.id))
  }
}
