import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {subcloudsArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {synchronized} from '../../client/dcmanager/subcloud-standing.js'
import {SubcloudChange} from '../../families/subcloud.js'

export default class SubcloudManage extends SubcloudChange {
  static override summary = 'let the system controller manage a subcloud'
  static override examples = [
    '<%= config.bin %> subcloud manage subcloud1',
    '<%= config.bin %> subcloud manage subcloud1 --wait --deadline 30m',
    '<%= config.bin %> subcloud manage --subclouds group:east --parallel 10 --wait',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:manage']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    force: Flags.boolean({summary: 'even if it is offline or its deployment is not complete'}),
    ...waitFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  judge = synchronized
  override readonly until = 'sync_status=in-sync'

  change = ({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudManage>) =>
    subclouds(dcmanager).manage(args.subcloud, flags)
}
