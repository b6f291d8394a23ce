import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class StrategyWhy extends Why {
  static override summary = 'tell why the strategy of the fleet is as it is, and what to do next'
  static override description =
    'Looks at the strategy and its steps, in two requests: in which subclouds it failed, and for which reason they have in ' +
    'common. Exits with 3 where something is wrong, with 0 where nothing is or something is under way.'
  static override examples = ['<%= config.bin %> strategy why', '<%= config.bin %> strategy why --format json']

  override readonly reach = 'here'
  readonly about = 'strategy'

  async explain(apis: Apis, _given: Given<typeof StrategyWhy>, place: Place) {
    const {explainStrategy} = await import('../../families/strategy-why.js')
    return explainStrategy(apis, place)
  }
}
