import {StrategyApply} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeRootcaUpdateApply extends StrategyApply {
  static override summary = 'carry out the kubernetes root CA update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-rootca-update apply --wait']
  static override hiddenAliases = ['dcmanager:kube-rootca-update-strategy:apply']

  readonly type = 'kube-rootca-update'
  result = strategyView
}
