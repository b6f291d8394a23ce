import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {subcloudArg, variableFlag} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {subcloudView} from '../../views/subcloud.js'

export default class SubcloudShow extends StxCommand {
  static override summary = 'show one subcloud with the sync state of its endpoints'
  static override examples = ['<%= config.bin %> subcloud show subcloud1', '<%= config.bin %> subcloud show 7 --detail']
  static override hiddenAliases = ['dcmanager:subcloud:show']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    detail: Flags.boolean({char: 'd', summary: 'also what only the subcloud itself knows'}),
    ...variableFlag,
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudShow)
    const api = subclouds(await this.api('dcmanager'))
    await this.show(subcloudView, await (flags.detail ? api.detail(args.subcloud) : api.get(args.subcloud)))
  }
}
