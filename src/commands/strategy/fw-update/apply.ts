import {StrategyApply} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyFwUpdateApply extends StrategyApply {
  static override summary = 'carry out the firmware update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy fw-update apply --wait']
  static override hiddenAliases = ['dcmanager:fw-update-strategy:apply']

  readonly type = 'firmware'
  result = strategyView
}
