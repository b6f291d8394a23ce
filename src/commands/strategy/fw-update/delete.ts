import {StrategyDelete} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyFwUpdateDelete extends StrategyDelete {
  static override summary = 'delete the firmware update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy fw-update delete --wait']
  static override hiddenAliases = ['dcmanager:fw-update-strategy:delete']

  readonly type = 'firmware'
  result = strategyView
}
