import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {associations, syncing} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationAdd extends StxCommand {
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

  override readonly result = associationView

  async run(): Promise<void> {
    const {flags} = await this.parse(PeerGroupAssociationAdd)
    const settings = {
      peerGroupId: flags['peer-group-id'],
      systemPeerId: flags['system-peer-id'],
      peerGroupPriority: flags['peer-group-priority'],
    }
    const api = associations(await this.api('dcmanager'))
    const association = await api.add(settings)
    const settled = await this.settle(flags, association, {
      target: `peer group association ${association.id}`,
      read: () => api.get(String(association.id)),
      judge: syncing,
      watch: `stx peer-group-association show ${association.id}`,
    })
    await this.show(this.result, settled)
  }
}
