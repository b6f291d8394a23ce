import type {Given} from '../../../cli/command.js'
import {StrategyRollout} from '../../../families/rollout.js'
import {prestageExtra, prestageWish} from '../../../families/strategy-extra.js'
import {prestageFlags} from '../../../families/strategy-flag.js'

export default class StrategyPrestageRollout extends StrategyRollout {
  static override summary = 'prestage the fleet in waves'
  static override examples = [
    '<%= config.bin %> strategy prestage rollout --for-sw-deploy --canary 1 --wave 50',
    '<%= config.bin %> strategy prestage rollout --for-sw-deploy --subclouds group:east --window 22:00-04:00',
  ]
  static override flags = {...StrategyRollout.flags, ...prestageFlags}

  readonly type = 'prestage'
  override extra = ({flags}: Given<typeof StrategyPrestageRollout>) => prestageExtra(flags, this.context)
  override wishOf = ({flags}: Given<typeof StrategyPrestageRollout>) => prestageWish(flags)
}
