import {StxCommand} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupStatusView} from '../../../views/peer.js'

export default class SubcloudPeerGroupStatus extends StxCommand {
  static override summary = 'count the subclouds of a peer group by state'
  static override examples = ['<%= config.bin %> subcloud peer-group status pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:status']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudPeerGroupStatus)
    await this.show(peerGroupStatusView, await peerGroups(await this.api('dcmanager')).status(args.group))
  }
}
