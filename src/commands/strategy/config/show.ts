import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {strategyConfigs} from '../../../client/dcmanager/strategy-config.js'
import {strategyConfigView} from '../../../views/strategy.js'

export default class StrategyConfigShow extends StxCommand {
  static override summary = 'show how strategies treat one subcloud, or by default all'
  static override examples = [
    '<%= config.bin %> strategy config show',
    '<%= config.bin %> strategy config show subcloud1',
  ]
  static override hiddenAliases = ['dcmanager:strategy-config:show']
  static override args = {subcloud: Args.string({description: 'subcloud name or id; the defaults where not given'})}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(StrategyConfigShow)
    await this.show(strategyConfigView, await strategyConfigs(await this.api('dcmanager')).get(args.subcloud))
  }
}
