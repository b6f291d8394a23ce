import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags, subcloudArg, variableFlag} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudUnmanage extends StxCommand {
  static override summary = 'leave a subcloud to itself'
  static override examples = [
    '<%= config.bin %> subcloud unmanage subcloud1',
    '<%= config.bin %> subcloud unmanage subcloud1 --migrate',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:unmanage']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    migrate: Flags.boolean({summary: 'so that a peer site can take it over'}),
    ...confirmFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudUnmanage)
    await this.confirm(flags, args.subcloud, `unmanage subcloud ${args.subcloud}`)
    const subcloud = await subclouds(await this.api('dcmanager')).unmanage(args.subcloud, flags)
    await this.show(this.result, subcloud)
  }
}
