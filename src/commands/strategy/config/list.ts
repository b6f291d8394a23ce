import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type StrategyConfig, strategyConfigs} from '../../../client/dcmanager/strategy-config.js'
import {strategyConfigView} from '../../../views/strategy.js'

export default class StrategyConfigList extends Listing<StrategyConfig> {
  static override summary = 'list how strategies treat the subclouds, the defaults first'
  static override examples = ['<%= config.bin %> strategy config list']
  static override hiddenAliases = ['dcmanager:strategy-config:list']

  override readonly reach = 'here'
  view = strategyConfigView
  read = ({dcmanager}: Apis) => strategyConfigs(dcmanager).list()
}
