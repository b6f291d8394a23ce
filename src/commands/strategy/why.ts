import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {commandLine} from '../../cli/command-line.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class StrategyWhy extends Why {
  static override summary = 'tell why the strategy of the fleet is as it is, and what to do next'
  static override description =
    'Looks at the strategy and its steps, in at most four requests: in which subclouds it failed, and for which reason they have in ' +
    'common. Exits with 3 where something is wrong, with 0 where nothing is or something is under way.'
  static override examples = ['<%= config.bin %> strategy why', '<%= config.bin %> strategy why --format json']

  override readonly reach = 'here'
  readonly about = 'strategy'

  async explain(apis: Apis, _given: Given<typeof StrategyWhy>, place: Place) {
    const {explainStrategy} = await import('../../families/strategy-why.js')
    const explanation = await explainStrategy(apis, place)
    const {runBehind} = await import('../../families/rollout-behind.js')
    const run = await runBehind(apis.dcmanager, this.globals, this.context)
    if (run === undefined) return explanation
    // Who deletes it here takes from the run what it has to know.
    const evidence = [
      ...explanation.evidence,
      {what: 'run', says: `${run} made it, and was broken off or still goes on`, at: null},
    ]
    return {...explanation, evidence, command: commandLine(['run', 'resume', run])}
  }
}
