import {StrategyShow} from '../../../families/strategy.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployShow extends StrategyShow {
  static override summary = 'show the software deployment strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy sw-deploy show']
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:show']

  readonly type = 'sw-deploy'
  view = swDeployStrategyView
}
