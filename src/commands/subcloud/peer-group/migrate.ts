import {groupArg, waitFlags} from '../../../cli/flags.js'
import {peerGroups} from '../../../client/dcmanager/peer-group.js'
import {rehomed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {subcloudMemberView} from '../../../views/subcloud.js'

export default class SubcloudPeerGroupMigrate extends SubcloudCommand {
  static override summary = 'take the subclouds of a peer group over from the other site'
  static override examples = ['<%= config.bin %> subcloud peer-group migrate pg-east --wait --deadline 4h']
  static override hiddenAliases = ['dcmanager:subcloud-peer-group:migrate']
  static override args = {group: groupArg}
  static override flags = {
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...waitFlags,
  }

  override readonly result = subcloudMemberView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudPeerGroupMigrate)
    const password = await this.sysadmin(flags['sysadmin-password'])
    const moving = await peerGroups(await this.api('dcmanager')).migrate(args.group, password)
    await this.settleSubclouds(flags, moving, rehomed, (settled) => this.list(this.result, settled))
  }
}
