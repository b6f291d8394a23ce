import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {type SubcloudGroup, subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupAdd extends Changing<SubcloudGroup> {
  static override summary = 'add a group of subclouds'
  static override examples = [
    '<%= config.bin %> subcloud group add --name east --description "east coast" --max-parallel-subclouds 50',
  ]
  static override hiddenAliases = ['dcmanager:subcloud-group:add']
  static override flags = {
    name: Flags.string({required: true, summary: 'name'}),
    description: Flags.string({summary: 'description'}),
    update_apply_type: Flags.string({
      summary: 'several subclouds at a time, or one after the other',
      helpValue: 'parallel|serial',
    }),
    max_parallel_subclouds: Flags.string({summary: 'how many subclouds at a time (2)'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = subcloudGroupView

  change = ({dcmanager}: Apis, {flags}: Given<typeof SubcloudGroupAdd>) => subcloudGroups(dcmanager).add(flags)
}
