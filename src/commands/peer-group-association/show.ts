import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {Showing} from '../../cli/reading.js'
import {type Association, associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationShow extends Showing<Association> {
  static override summary = 'show the tie of one peer group to one peer site'
  static override examples = ['<%= config.bin %> peer-group-association show 1']
  static override hiddenAliases = ['dcmanager:peer-group-association:show']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = associationView
  read = ({dcmanager}: Apis, {args}: Given<typeof PeerGroupAssociationShow>) => associations(dcmanager).get(args.id)
}
