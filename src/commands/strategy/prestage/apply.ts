import {StrategyApply} from '../../../families/strategy.js'
import {prestageStrategyView} from '../../../views/strategy.js'

export default class StrategyPrestageApply extends StrategyApply {
  static override summary = 'carry out the prestage strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy prestage apply --wait']
  static override hiddenAliases = ['dcmanager:prestage-strategy:apply']

  readonly type = 'prestage'
  result = prestageStrategyView
}
