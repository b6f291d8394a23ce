import {StxCommand} from '../../cli/command.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'
import {systemPeerView} from '../../views/peer.js'

export default class SystemPeerList extends StxCommand {
  static override summary = 'list the peer sites'
  static override examples = ['<%= config.bin %> system-peer list']
  static override hiddenAliases = ['dcmanager:system-peer:list']

  async run(): Promise<void> {
    await this.parse(SystemPeerList)
    await this.list(systemPeerView, await systemPeers(await this.api('dcmanager')).list())
  }
}
