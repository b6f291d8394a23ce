import {StrategyAbort} from '../../../families/strategy.js'
import {prestageStrategyView} from '../../../views/strategy.js'

export default class StrategyPrestageAbort extends StrategyAbort {
  static override summary = 'stop the prestage strategy; subclouds in work are let finish'
  static override examples = ['<%= config.bin %> strategy prestage abort --wait']
  static override hiddenAliases = ['dcmanager:prestage-strategy:abort']

  readonly type = 'prestage'
  result = prestageStrategyView
}
