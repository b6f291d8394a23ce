import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, groupArg} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'

export default class SubcloudPeerGroupDelete extends StxCommand {
  static override summary = 'delete a peer group; its subclouds stay'
  static override examples = ['<%= config.bin %> subcloud peer-group delete pg-east']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:delete']
  static override args = {group: groupArg}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudPeerGroupDelete)
    await this.confirm(flags, args.group, `delete subcloud peer group ${args.group}`)
    await peerGroups(await this.api('dcmanager')).delete(args.group)
    await this.done(`deleted subcloud peer group ${args.group}`, {group: args.group}, '')
  }
}
