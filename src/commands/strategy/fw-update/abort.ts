import {StrategyAbort} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyFwUpdateAbort extends StrategyAbort {
  static override summary = 'stop the firmware update strategy; subclouds in work are let finish'
  static override examples = ['<%= config.bin %> strategy fw-update abort --wait']
  static override hiddenAliases = ['dcmanager:fw-update-strategy:abort']

  readonly type = 'firmware'
  result = strategyView
}
