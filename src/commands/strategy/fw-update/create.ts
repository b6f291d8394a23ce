import {StrategyCreate} from '../../../families/strategy.js'
import {strategyView} from '../../../views/strategy.js'

export default class StrategyFwUpdateCreate extends StrategyCreate {
  static override summary = 'create a firmware update strategy for the fleet'
  static override examples = [
    '<%= config.bin %> strategy fw-update create --group east',
    '<%= config.bin %> strategy fw-update create --subcloud-apply-type parallel --max-parallel-subclouds 50',
  ]
  static override hiddenAliases = ['dcmanager:fw-update-strategy:create']

  readonly type = 'firmware'
  result = strategyView
}
