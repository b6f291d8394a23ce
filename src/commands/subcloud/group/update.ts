import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {type SubcloudGroup, subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupUpdate extends Changing<SubcloudGroup> {
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

  override readonly reach = 'here'

  result = subcloudGroupView

  change = ({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudGroupUpdate>) =>
    subcloudGroups(dcmanager).update(args.group, flags)
}
