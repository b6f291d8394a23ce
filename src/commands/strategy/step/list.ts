import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type StrategyStep, strategies} from '../../../client/dcmanager/strategy.js'
import {strategyStepView} from '../../../views/strategy.js'

export default class StrategyStepList extends Listing<StrategyStep> {
  static override summary = 'list what the strategy has come to in each subcloud'
  static override examples = [
    '<%= config.bin %> strategy step list',
    '<%= config.bin %> strategy step list --query "[?state==\'failed\'].cloud"',
  ]
  static override hiddenAliases = ['dcmanager:strategy-step:list']

  override readonly reach = 'here'
  view = strategyStepView
  read = ({dcmanager}: Apis) => strategies(dcmanager).steps()
}
