import {StxCommand} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {peerGroupView} from '../../../views/peer.js'

export default class SubcloudPeerGroupShow extends StxCommand {
  static override summary = 'show one peer group of subclouds'
  static override examples = ['<%= config.bin %> subcloud peer-group show pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:show']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudPeerGroupShow)
    await this.show(peerGroupView, await peerGroups(await this.api('dcmanager')).get(args.group))
  }
}
