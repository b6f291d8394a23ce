import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupUpdate extends StxCommand {
  static override summary = 'change a group of subclouds'
  static override examples = ['<%= config.bin %> subcloud group update east --max-parallel-subclouds 100']
  static override hiddenAliases = ['dcmanager:subcloud-group:update']
  static override args = {group: groupArg}
  static override flags = {
    name: Flags.string({summary: 'new name'}),
    description: Flags.string({summary: 'description'}),
    update_apply_type: Flags.string({
      summary: 'several subclouds at a time, or one after the other',
      helpValue: 'parallel|serial',
    }),
    max_parallel_subclouds: Flags.integer({summary: 'how many subclouds at a time'}),
    ...variableFlag,
  }

  override readonly result = subcloudGroupView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudGroupUpdate)
    await this.show(this.result, await subcloudGroups(await this.api('dcmanager')).update(args.group, flags))
  }
}
