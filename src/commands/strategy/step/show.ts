import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {strategies} from '../../../client/dcmanager/strategy.js'
import {strategyStepView} from '../../../views/strategy.js'

export default class StrategyStepShow extends StxCommand {
  static override summary = 'show what the strategy has come to in one subcloud'
  static override examples = ['<%= config.bin %> strategy step show subcloud1']
  static override hiddenAliases = ['dcmanager:strategy-step:show']
  static override args = {cloud_name: Args.string({required: true, description: 'subcloud name'})}
  static override flags = {...variableFlag}

  async run(): Promise<void> {
    const {args} = await this.parse(StrategyStepShow)
    await this.show(strategyStepView, await strategies(await this.api('dcmanager')).step(args.cloud_name))
  }
}
