import {StrategyShow} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeUpgradeShow extends StrategyShow {
  static override summary = 'show the kubernetes upgrade strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-upgrade show']
  static override hiddenAliases = ['dcmanager:kube-upgrade-strategy:show']

  readonly type = 'kubernetes'
  view = strategyView
}
