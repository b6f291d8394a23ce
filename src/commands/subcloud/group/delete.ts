import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, groupArg} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {subcloudGroups} from '../../../client/dcmanager/group.js'

export default class SubcloudGroupDelete extends Doing {
  static override summary = 'delete a group without subclouds'
  static override examples = ['<%= config.bin %> subcloud group delete east']
  static override hiddenAliases = ['dcmanager:subcloud-group:delete']
  static override args = {group: groupArg}
  static override flags = {...confirmFlags}

  override readonly reach = 'here'

  override asks = ({args}: Given<typeof SubcloudGroupDelete>) => ({
    target: args.group,
    deed: `delete subcloud group ${args.group}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof SubcloudGroupDelete>) {
    await subcloudGroups(dcmanager).delete(args.group)
    return unsaid(`deleted subcloud group ${args.group}`, {group: args.group})
  }
}
