import {StxCommand} from '../../../cli/command.js'
import {groupArg} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudPeerGroupListSubclouds extends StxCommand {
  static override summary = 'list the subclouds of a peer group'
  static override examples = ['<%= config.bin %> subcloud peer-group list-subclouds pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:list-subclouds']
  static override args = {group: groupArg}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudPeerGroupListSubclouds)
    await this.list(subcloudMemberView, await peerGroups(await this.api('dcmanager')).subclouds(args.group))
  }
}
