import {Listing} from '../../../cli/reading.js'
import {type ScenarioRow, scenarioView} from '../../../views/simulator.js'

export default class SimScenarioList extends Listing<ScenarioRow> {
  static override summary = 'list the scenarios that come with the simulator'
  static override examples = ['<%= config.bin %> sim scenario list']

  override readonly reach = 'here'
  view = scenarioView

  async read() {
    const {bundledScenarios} = await import('../../../simulator/scenarios/bundled.js')
    return bundledScenarios()
  }
}
