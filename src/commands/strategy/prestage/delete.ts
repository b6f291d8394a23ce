import {StrategyDelete} from '../../../families/strategy.js'
import {prestageStrategyView} from '../../../views/strategy.js'

export default class StrategyPrestageDelete extends StrategyDelete {
  static override summary = 'delete the prestage strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy prestage delete --wait']
  static override hiddenAliases = ['dcmanager:prestage-strategy:delete']

  readonly type = 'prestage'
  result = prestageStrategyView
}
