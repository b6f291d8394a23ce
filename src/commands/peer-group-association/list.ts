import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Association, associations} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationList extends Listing<Association> {
  static override summary = 'list which peer groups are tied to which peer sites'
  static override examples = ['<%= config.bin %> peer-group-association list']
  static override hiddenAliases = ['dcmanager:peer-group-association:list']

  override readonly reach = 'here'
  view = associationView
  read = ({dcmanager}: Apis) => associations(dcmanager).list()
}
