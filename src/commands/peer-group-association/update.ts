import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {type Association, associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationUpdate extends Changing<Association> {
  static override summary = 'change the priority of a peer group at its peer site'
  static override examples = ['<%= config.bin %> peer-group-association update 1 --peer-group-priority 3']
  static override hiddenAliases = ['dcmanager:peer-group-association:update']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {
    'peer-group-priority': Flags.integer({required: true, summary: 'priority of the peer group at the peer site'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = associationView

  async change({dcmanager}: Apis, {args, flags}: Given<typeof PeerGroupAssociationUpdate>) {
    const api = associations(dcmanager)
    return api.update(args.id, flags['peer-group-priority'])
  }
}
