import {StrategyDelete} from '../../../families/strategy.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployDelete extends StrategyDelete {
  static override summary = 'delete the software deployment strategy of the fleet'
  static override examples = ['<%= config.bin %> strategy sw-deploy delete --wait']
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:delete']

  readonly type = 'sw-deploy'
  result = swDeployStrategyView
}
