import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'
import type {Subcloud} from '../../../client/dcmanager/subcloud.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudGroupListSubclouds extends Listing<Subcloud> {
  static override summary = 'list the subclouds of a group'
  static override examples = ['<%= config.bin %> subcloud group list-subclouds east']
  static override hiddenAliases = ['dcmanager:subcloud-group:list-subclouds']
  static override args = {group: groupArg}

  override readonly reach = 'here'
  view = subcloudMemberView
  read = ({dcmanager}: Apis, {args}: Given<typeof SubcloudGroupListSubclouds>) =>
    subcloudGroups(dcmanager).subclouds(args.group)
}
