import {StxCommand} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupShow extends StxCommand {
  static override summary = 'show one group of subclouds'
  static override examples = ['<%= config.bin %> subcloud group show east']
  static override hiddenAliases = ['dcmanager:subcloud-group:show']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(SubcloudGroupShow)
    await this.show(subcloudGroupView, await subcloudGroups(await this.api('dcmanager')).get(args.group))
  }
}
