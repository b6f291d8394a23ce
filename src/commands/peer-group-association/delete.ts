import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {associations} from '../../client/dcmanager/association.js'

export default class PeerGroupAssociationDelete extends StxCommand {
  static override summary = 'untie a peer group from a peer site, and remove it there'
  static override examples = ['<%= config.bin %> peer-group-association delete 1']
  static override hiddenAliases = ['dcmanager:peer-group-association:delete']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PeerGroupAssociationDelete)
    await this.confirm(flags, args.id, `delete peer group association ${args.id}`)
    await associations(await this.api('dcmanager')).delete(args.id)
    await this.done(`deleted peer group association ${args.id}`, {id: args.id}, '')
  }
}
