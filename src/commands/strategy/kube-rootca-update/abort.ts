import {StrategyAbort} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeRootcaUpdateAbort extends StrategyAbort {
  static override summary = 'stop the kubernetes root CA update strategy; subclouds in work are let finish'
  static override examples = ['<%= config.bin %> strategy kube-rootca-update abort --wait']
  static override hiddenAliases = ['dcmanager:kube-rootca-update-strategy:abort']

  readonly type = 'kube-rootca-update'
  result = strategyView
}
