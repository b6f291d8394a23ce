import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {associations} from '../../client/dcmanager/association.js'
import {AssociationTransfer} from '../../families/peer-group-association.js'

export default class PeerGroupAssociationAdd extends AssociationTransfer {
  static override summary = 'tie a peer group to a peer site, and send it there'
  static override examples = [
    '<%= config.bin %> peer-group-association add --peer-group-id 1 --system-peer-id 1 --peer-group-priority 2 --wait',
  ]
  static override hiddenAliases = ['dcmanager:peer-group-association:add']
  static override flags = {
    'peer-group-id': Flags.string({required: true, summary: 'id of the peer group'}),
    'system-peer-id': Flags.string({required: true, summary: 'id of the peer site'}),
    'peer-group-priority': Flags.integer({required: true, summary: 'priority of the peer group at the peer site'}),
    ...waitFlags,
    ...variableFlag,
  }

  change = ({dcmanager}: Apis, {flags}: Given<typeof PeerGroupAssociationAdd>) =>
    associations(dcmanager).add({
      peerGroupId: flags['peer-group-id'],
      systemPeerId: flags['system-peer-id'],
      peerGroupPriority: flags['peer-group-priority'],
    })
}
