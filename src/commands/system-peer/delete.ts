import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {unsaid} from '../../cli/result.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'

export default class SystemPeerDelete extends Doing {
  static override summary = 'forget a peer site'
  static override examples = ['<%= config.bin %> system-peer delete dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:delete']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}
  static override flags = {...confirmFlags}

  override readonly reach = 'here'

  override asks = ({args}: Given<typeof SystemPeerDelete>) => ({
    target: args.peer,
    deed: `delete system peer ${args.peer}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof SystemPeerDelete>) {
    await systemPeers(dcmanager).delete(args.peer)
    return unsaid(`deleted system peer ${args.peer}`, {peer: args.peer})
  }
}
