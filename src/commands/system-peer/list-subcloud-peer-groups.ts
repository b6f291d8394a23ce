import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {systemPeers} from '../../client/dcmanager/system-peer.js'
import {sharedPeerGroupView} from '../../views/peer.js'

export default class SystemPeerListSubcloudPeerGroups extends StxCommand {
  static override summary = 'list the peer groups that are tied to a peer site'
  static override examples = ['<%= config.bin %> system-peer list-subcloud-peer-groups dc-west']
  static override hiddenAliases = ['dcmanager:system-peer:list-subcloud-peer-groups']
  static override args = {peer: Args.string({required: true, description: 'name, id or uuid of the peer site'})}

  async run(): Promise<void> {
    const {args} = await this.parse(SystemPeerListSubcloudPeerGroups)
    await this.list(sharedPeerGroupView, await systemPeers(await this.api('dcmanager')).peerGroups(args.peer))
  }
}
