import type {Apis} from '../../cli/apis.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {type Strategy, strategies} from '../../client/dcmanager/strategy.js'
import {calmBy} from '../../families/calm.js'
import {strategyView} from '../../views/strategy.js'

export default class StrategyWait extends Waiting<Strategy> {
  static override summary = 'wait for the strategy of the fleet, of whatever type, whoever applied it'
  static override examples = [
    '<%= config.bin %> strategy wait --until state=complete --deadline 12h',
    '<%= config.bin %> strategy wait --until gone',
  ]
  static override flags = untilFlags

  resource = 'strategy'
  override readonly passing = true
  view = strategyView

  /** There is one at a time. */
  async read({dcmanager}: Apis) {
    const strategy = await strategies(dcmanager).current()
    return this.targets(strategy ? [strategy] : [], {names: ({type}) => [type]})
  }

  calm = ({state}: Strategy) => calmBy(state)

  protected override whyOf() {
    return 'stx strategy why'
  }
}
