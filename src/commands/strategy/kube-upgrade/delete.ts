import {StrategyDelete} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeUpgradeDelete extends StrategyDelete {
  static override summary = 'delete the kubernetes upgrade strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-upgrade delete --wait']
  static override hiddenAliases = ['dcmanager:kube-upgrade-strategy:delete']

  readonly type = 'kubernetes'
  result = strategyView
}
