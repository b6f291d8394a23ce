import {StxCommand} from '../../../cli/command.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupList extends StxCommand {
  static override summary = 'list the peer groups of subclouds'
  static override examples = ['<%= config.bin %> subcloud peer-group list']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:list']

  async run(): Promise<void> {
    await this.parse(SubcloudPeerGroupList)
    await this.list(peerGroupView, await peerGroups(await this.api('dcmanager')).list())
  }
}
