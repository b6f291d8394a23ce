import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {variableFlag} from '../../cli/flags.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerShow extends StxCommand {
  static override summary = 'show one peer site'
  static override examples = ['<%= config.bin %> system-peer show dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:show']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(SystemPeerShow)
    await this.show(systemPeerView, await systemPeers(await this.api('dcmanager')).get(args.peer))
  }
}
