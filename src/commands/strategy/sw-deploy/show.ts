import {StrategyShow} from '../../../families/strategy.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployShow extends StrategyShow {
  static override summary = 'show the software deployment strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy sw-deploy show']
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:show']

  protected readonly type = 'sw-deploy'
  protected readonly view = swDeployStrategyView
}
