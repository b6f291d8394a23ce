import {StxCommand} from '../../cli/command.js'
import {confirmFlags, subcloudArg} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'

export default class SubcloudDelete extends StxCommand {
  static override summary = 'delete a subcloud that is unmanaged and powered down'
  static override examples = ['<%= config.bin %> subcloud delete subcloud1']
  static override hiddenAliases = ['dcmanager:subcloud:delete']
  static override args = {subcloud: subcloudArg}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudDelete)
    await this.confirm(flags, args.subcloud, `delete subcloud ${args.subcloud}`)
    await subclouds(await this.api('dcmanager')).delete(args.subcloud)
    await this.done(`deleted subcloud ${args.subcloud}`, {subcloud: args.subcloud}, '')
  }
}
