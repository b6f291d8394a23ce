import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {unsaid} from '../../cli/result.js'
import {associations} from '../../client/dcmanager/association.js'

export default class PeerGroupAssociationDelete extends Doing {
  static override summary = 'untie a peer group from a peer site, and remove it there'
  static override examples = ['<%= config.bin %> peer-group-association delete 1']
  static override hiddenAliases = ['dcmanager:peer-group-association:delete']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...confirmFlags}

  override readonly reach = 'here'

  override asks = ({args}: Given<typeof PeerGroupAssociationDelete>) => ({
    target: args.id,
    deed: `delete peer group association ${args.id}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof PeerGroupAssociationDelete>) {
    await associations(dcmanager).delete(args.id)
    return unsaid(`deleted peer group association ${args.id}`, {id: args.id})
  }
}
