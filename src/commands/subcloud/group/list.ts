import {StxCommand} from '../../../cli/command.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupList extends StxCommand {
  static override summary = 'list the groups of subclouds'
  static override examples = ['<%= config.bin %> subcloud group list']
  static override hiddenAliases = ['dcmanager:subcloud-group:list']

  async run(): Promise<void> {
    await this.parse(SubcloudGroupList)
    await this.list(subcloudGroupView, await subcloudGroups(await this.api('dcmanager')).list())
  }
}
