import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {text} from '../../../cli/result.js'
import {scenarioNames} from '../../../simulator/scenarios/name.js'

export default class SimScenarioShow extends Reading {
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

  override readonly reach = 'here'

  async look(_apis: Apis, {args}: Given<typeof SimScenarioShow>) {
    const {scenarioText} = await import('../../../simulator/scenarios/bundled.js')
    const scenario = await scenarioText(args.name)
    return text(scenario.text, scenario.content)
  }
}
