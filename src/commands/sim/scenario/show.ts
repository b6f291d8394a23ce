import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {scenarioNames} from '../../../simulator/scenarios/name.js'

export default class SimScenarioShow extends StxCommand {
  static override summary = 'print a scenario as a file to edit and to start a simulator with'
  static override description =
    'Below what it says stands what it leaves open: kinds of hardware, networks, applications. Keep what you change.'
  static override examples = [
    '<%= config.bin %> sim scenario show',
    '<%= config.bin %> sim scenario show aio-dx > my-edge.yaml',
  ]
  static override args = {
    name: Args.option({options: scenarioNames, description: 'which one (dc)'})({default: 'dc'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(SimScenarioShow)
    const {scenarioText} = await import('../../../simulator/scenarios/bundled.js')
    const {text, content} = await scenarioText(args.name)
    await this.text(text, content)
  }
}
