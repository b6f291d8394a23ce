import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {groupArg, waitFlags} from '../../../cli/flags.js'
import {rows} from '../../../cli/result.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import type {Subcloud} from '../../../client/dcmanager/subcloud.js'
import {rehomed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudsChange} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudPeerGroupMigrate extends SubcloudsChange {
  static override summary = 'take the subclouds of a peer group over from the other site'
  static override examples = ['<%= config.bin %> subcloud peer-group migrate pg-east --wait --deadline 4h']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:migrate']
  static override args = {group: groupArg}
  static override flags = {
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...waitFlags,
  }

  override readonly reach = 'here'

  override readonly result = subcloudMemberView

  judgeOf = rehomed

  async begin({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudPeerGroupMigrate>) {
    const password = await this.input.sysadmin(flags['sysadmin-password'])
    return peerGroups(dcmanager).migrate(args.group, password)
  }

  shown = (moved: readonly Subcloud[]) => rows(this.result, moved)
}
