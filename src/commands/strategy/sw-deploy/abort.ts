import {StrategyAbort} from '../../../families/strategy.js'
import {swDeployStrategyView} from '../../../views/strategy.js'

export default class StrategySwDeployAbort extends StrategyAbort {
  static override summary = 'stop the software deployment strategy; subclouds in work are let finish'
  static override examples = ['<%= config.bin %> strategy sw-deploy abort --wait']
  static override hiddenAliases = ['dcmanager:sw-deploy-strategy:abort']

  readonly type = 'sw-deploy'
  result = swDeployStrategyView
}
