import {StxCommand} from '../../../cli/command.js'
import {groupArg} from '../../../cli/flags.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudGroupListSubclouds extends StxCommand {
  static override summary = 'list the subclouds of a group'
  static override examples = ['<%= config.bin %> subcloud group list-subclouds east']
  static override hiddenAliases = ['dcmanager:subcloud-group:list-subclouds']
  static override args = {group: groupArg}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudGroupListSubclouds)
    await this.list(subcloudMemberView, await subcloudGroups(await this.api('dcmanager')).subclouds(args.group))
  }
}
