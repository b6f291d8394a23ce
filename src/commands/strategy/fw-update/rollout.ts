import {StrategyRollout} from '../../../families/rollout.js'

export default class StrategyFwUpdateRollout extends StrategyRollout {
  static override summary = 'update the firmware of the fleet in waves'
  static override examples = [
    '<%= config.bin %> strategy fw-update rollout --canary subcloud1 --wave 50 --max-failed 2%',
    '<%= config.bin %> strategy fw-update rollout --group east --window 01:00-05:00 --tz Europe/Paris',
  ]

  readonly type = 'firmware'
}
