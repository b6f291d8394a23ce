import {StrategyShow} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyFwUpdateShow extends StrategyShow {
  static override summary = 'show the firmware update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy fw-update show']
  static override hiddenAliases = ['dcmanager:fw-update-strategy:show']

  readonly type = 'firmware'
  view = strategyView
}
