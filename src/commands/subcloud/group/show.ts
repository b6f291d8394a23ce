import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type SubcloudGroup, subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupShow extends Showing<SubcloudGroup> {
  static override summary = 'show one group of subclouds'
  static override examples = ['<%= config.bin %> subcloud group show east']
  static override hiddenAliases = ['dcmanager:subcloud-group:show']
  static override args = {group: groupArg}
  static override flags = {...variableFlag}

  override readonly reach = 'here'
  view = subcloudGroupView
  read = ({dcmanager}: Apis, {args}: Given<typeof SubcloudGroupShow>) => subcloudGroups(dcmanager).get(args.group)
}
