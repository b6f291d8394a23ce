import {StrategyDelete} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeRootcaUpdateDelete extends StrategyDelete {
  static override summary = 'delete the kubernetes root CA update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-rootca-update delete --wait']
  static override hiddenAliases = ['dcmanager:kube-rootca-update-strategy:delete']

  readonly type = 'kube-rootca-update'
  result = strategyView
}
