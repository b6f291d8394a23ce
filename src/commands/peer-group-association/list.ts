import {StxCommand} from '../../cli/command.js'
import {associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationList extends StxCommand {
  static override summary = 'list which peer groups are tied to which peer sites'
  static override examples = ['<%= config.bin %> peer-group-association list']
  static override hiddenAliases = ['dcmanager:peer-group-association:list']

  async run(): Promise<void> {
    await this.parse(PeerGroupAssociationList)
    await this.list(associationView, await associations(await this.api('dcmanager')).list())
  }
}
