import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {associations} from '../../client/dcmanager/association.js'
import {AssociationTransfer} from '../../families/peer-group-association.js'

export default class PeerGroupAssociationSync extends AssociationTransfer {
  static override summary = 'send a peer group to its peer site again'
  static override examples = ['<%= config.bin %> peer-group-association sync 1 --wait']
  static override hiddenAliases = ['dcmanager:peer-group-association:sync']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...waitFlags, ...variableFlag}

  change = ({dcmanager}: Apis, {args}: Given<typeof PeerGroupAssociationSync>) => associations(dcmanager).sync(args.id)
}
