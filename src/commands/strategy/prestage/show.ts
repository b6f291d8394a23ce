import {StrategyShow} from '../../../families/strategy.js'
import {prestageStrategyView} from '../../../views/strategy.js'

export default class StrategyPrestageShow extends StrategyShow {
  static override summary = 'show the prestage strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy prestage show']
  static override hiddenAliases = ['dcmanager:prestage-strategy:show']

  readonly type = 'prestage'
  view = prestageStrategyView
}
