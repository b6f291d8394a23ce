import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags, subcloudsArg} from '../../cli/flags.js'
import {unsaid} from '../../cli/result.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'

export default class SubcloudDelete extends Doing {
  static override summary = 'delete a subcloud that is unmanaged and powered down'
  static override examples = [
    '<%= config.bin %> subcloud delete subcloud1',
    '<%= config.bin %> subcloud delete --subclouds @retired.txt --stop-after 3',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:delete']
  static override args = {subcloud: subcloudsArg}
  static override flags = {...confirmFlags}

  override readonly reach = 'each'

  override asks = ({args}: Given<typeof SubcloudDelete>) => ({
    target: args.subcloud,
    deed: `delete subcloud ${args.subcloud}`,
  })

  async act({dcmanager}: Apis, {args}: Given<typeof SubcloudDelete>) {
    await subclouds(dcmanager).delete(args.subcloud)
    return unsaid(`deleted subcloud ${args.subcloud}`, {subcloud: args.subcloud})
  }
}
