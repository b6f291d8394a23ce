import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {strategyConfigs} from '../../../client/dcmanager/strategy-config.js'

export default class StrategyConfigDelete extends StxCommand {
  static override summary = 'let strategies treat a subcloud as all others'
  static override examples = [
    '<%= config.bin %> strategy config delete subcloud1',
    '<%= config.bin %> strategy config delete SystemController',
  ]
  static override hiddenAliases = ['dcmanager:strategy-config:delete']
  static override args = {
    subcloud: Args.string({required: true, description: 'subcloud name or id; SystemController restores the defaults'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(StrategyConfigDelete)
    await this.confirm(flags, args.subcloud, `delete the strategy options of ${args.subcloud}`)
    await strategyConfigs(await this.api('dcmanager')).delete(args.subcloud)
    await this.done(`deleted the strategy options of ${args.subcloud}`, {subcloud: args.subcloud}, '')
  }
}
