import {StxCommand} from '../../../cli/command.js'
import {strategyConfigs} from '../../../client/dcmanager/strategy-config.js'
import {strategyConfigView} from '../../../views/strategy.js'

export default class StrategyConfigList extends StxCommand {
  static override summary = 'list how strategies treat the subclouds, the defaults first'
  static override examples = ['<%= config.bin %> strategy config list']
  static override hiddenAliases = ['dcmanager:strategy-config:list']

  async run(): Promise<void> {
    await this.parse(StrategyConfigList)
    await this.list(strategyConfigView, await strategyConfigs(await this.api('dcmanager')).list())
  }
}
