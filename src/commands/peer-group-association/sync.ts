import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {variableFlag, waitFlags} from '../../cli/flags.js'
import {associations, syncing} from '../../client/dcmanager/association.js'
import {associationView} from '../../views/peer.js'

export default class PeerGroupAssociationSync extends StxCommand {
  static override summary = 'send a peer group to its peer site again'
  static override examples = ['<%= config.bin %> peer-group-association sync 1 --wait']
  static override hiddenAliases = ['dcmanager:peer-group-association:sync']
  static override args = {id: Args.string({required: true, description: 'id of the association'})}
  static override flags = {...waitFlags, ...variableFlag}

  override readonly result = associationView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PeerGroupAssociationSync)
    const api = associations(await this.api('dcmanager'))
    const association = await api.sync(args.id)
    const settled = await this.settle(flags, association, {
      target: `peer group association ${association.id}`,
      read: () => api.get(String(association.id)),
      judge: syncing,
      watch: `stx peer-group-association show ${association.id}`,
    })
    await this.show(this.result, settled)
  }
}
