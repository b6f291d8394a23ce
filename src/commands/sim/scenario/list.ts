import {StxCommand} from '../../../cli/command.js'
import {scenarioView} from '../../../views/simulator.js'

export default class SimScenarioList extends StxCommand {
  static override summary = 'list the scenarios that come with the simulator'
  static override examples = ['<%= config.bin %> sim scenario list']

  async run(): Promise<void> {
    await this.parse(SimScenarioList)
    const {bundledScenarios} = await import('../../../simulator/scenarios/bundled.js')
    await this.list(scenarioView, await bundledScenarios())
  }
}
