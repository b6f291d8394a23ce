import {StxCommand} from '../../../cli/command.js'
import {strategies} from '../../../client/dcmanager/strategy.js'
import {strategyStepView} from '../../../views/strategy.js'

export default class StrategyStepList extends StxCommand {
  static override summary = 'list what the strategy has come to in each subcloud'
  static override examples = [
    '<%= config.bin %> strategy step list',
    '<%= config.bin %> strategy step list --query "[?state==\'failed\'].cloud"',
  ]
  static override hiddenAliases = ['dcmanager:strategy-step:list']

  async run(): Promise<void> {
    await this.parse(StrategyStepList)
    await this.list(strategyStepView, await strategies(await this.api('dcmanager')).steps())
  }
}
