import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, groupArg} from '../../../cli/flags.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'

export default class SubcloudGroupDelete extends StxCommand {
  static override summary = 'delete a group without subclouds'
  static override examples = ['<%= config.bin %> subcloud group delete east']
  static override hiddenAliases = ['dcmanager:subcloud-group:delete']
  static override args = {group: groupArg}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudGroupDelete)
    await this.confirm(flags, args.group, `delete subcloud group ${args.group}`)
    await subcloudGroups(await this.api('dcmanager')).delete(args.group)
    await this.done(`deleted subcloud group ${args.group}`, {group: args.group}, '')
  }
}
