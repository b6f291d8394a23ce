import {StrategyShow} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyKubeRootcaUpdateShow extends StrategyShow {
  static override summary = 'show the kubernetes root CA update strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy kube-rootca-update show']
  static override hiddenAliases = ['dcmanager:kube-rootca-update-strategy:show']

  readonly type = 'kube-rootca-update'
  view = strategyView
}
