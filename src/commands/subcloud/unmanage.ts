import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, subcloudsArg, variableFlag} from '../../cli/flags.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudUnmanage extends Changing<Subcloud> {
  static override summary = 'leave a subcloud to itself'
  static override examples = [
    '<%= config.bin %> subcloud unmanage subcloud1',
    '<%= config.bin %> subcloud unmanage subcloud1 --migrate',
    '<%= config.bin %> subcloud unmanage --subclouds @maintenance.txt --dry-run',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:unmanage']
  static override args = {subcloud: subcloudsArg}
  static override flags = {
    migrate: Flags.boolean({summary: 'so that a peer site can take it over'}),
    ...confirmFlags,
    ...variableFlag,
  }

  override readonly reach = 'each'

  result = changedSubcloudView

  override asks = ({args}: Given<typeof SubcloudUnmanage>) => ({
    target: args.subcloud,
    deed: `unmanage subcloud ${args.subcloud}`,
  })

  change = ({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudUnmanage>) =>
    subclouds(dcmanager).unmanage(args.subcloud, flags)
}
