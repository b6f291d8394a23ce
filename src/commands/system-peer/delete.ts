import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'

export default class SystemPeerDelete extends StxCommand {
  static override summary = 'forget a peer site'
  static override examples = ['<%= config.bin %> system-peer delete dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:delete']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SystemPeerDelete)
    await this.confirm(flags, args.peer, `delete system peer ${args.peer}`)
    await systemPeers(await this.api('dcmanager')).delete(args.peer)
    await this.done(`deleted system peer ${args.peer}`, {peer: args.peer}, '')
  }
}
