import {StrategyAbort} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeUpgradeAbort extends StrategyAbort {
  static override summary = 'stop the kubernetes upgrade strategy; subclouds in work are let finish'
  static override examples = ['<%= config.bin %> strategy kube-upgrade abort --wait']
  static override hiddenAliases = ['dcmanager:kube-upgrade-strategy:abort']

  readonly type = 'kubernetes'
  result = strategyView
}
