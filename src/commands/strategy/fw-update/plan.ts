import {StrategyPlanning} from '../../../families/strategy-planning.js'

export default class StrategyFwUpdatePlan extends StrategyPlanning {
  static override summary = 'what a firmware update of the fleet would come to'
  static override examples = [
    '<%= config.bin %> strategy fw-update plan --group east',
    '<%= config.bin %> strategy fw-update plan --max-parallel-subclouds 50 --show turns',
  ]

  readonly type = 'firmware'
}
