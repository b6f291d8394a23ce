import type {Given} from '../../../cli/command.js'
import {prestageWish} from '../../../families/strategy-extra.js'
import {prestageFlags} from '../../../families/strategy-flag.js'
import {StrategyPlanning} from '../../../families/strategy-planning.js'
import {prestagePurpose} from '../../../inputs/option/subcloud.js'

export default class StrategyPrestagePlan extends StrategyPlanning {
  static override summary = 'what prestaging the fleet would come to'
  static override examples = [
    '<%= config.bin %> strategy prestage plan --for-sw-deploy --group east',
    '<%= config.bin %> strategy prestage plan --release 26.03 --show turns',
  ]
  static override flags = {...StrategyPlanning.flags, ...prestageFlags}

  readonly type = 'prestage'

  override check(given: Given<typeof StrategyPrestagePlan>) {
    super.check(given)
    prestagePurpose(given.flags)
  }

  override wishOf = ({flags}: Given<typeof StrategyPrestagePlan>) => prestageWish(flags)
}
