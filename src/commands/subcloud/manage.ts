import {Flags} from '@oclif/core'
import {subcloudArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {synchronized} from '../../client/dcmanager/subcloud-standing.js'
import {SubcloudCommand} from '../../families/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudManage extends SubcloudCommand {
  static override summary = 'let the system controller manage a subcloud'
  static override examples = [
    '<%= config.bin %> subcloud manage subcloud1',
    '<%= config.bin %> subcloud manage subcloud1 --wait --deadline 30m',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:manage']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    force: Flags.boolean({summary: 'even if it is offline or its deployment is not complete'}),
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudManage)
    const subcloud = await (await this.subclouds()).manage(args.subcloud, flags)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, synchronized))
  }
}
