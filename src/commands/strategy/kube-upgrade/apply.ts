import {StrategyApply} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeUpgradeApply extends StrategyApply {
  static override summary = 'carry out the kubernetes upgrade strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-upgrade apply --wait']
  static override hiddenAliases = ['dcmanager:kube-upgrade-strategy:apply']

  readonly type = 'kubernetes'
  result = strategyView
}
