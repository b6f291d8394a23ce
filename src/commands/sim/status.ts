import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'
import {simulatorView} from '../../views/simulator.js'

export default class SimStatus extends StxCommand {
  static override summary = 'show where the simulator runs and how its clock stands'
  static override examples = ['<%= config.bin %> sim status', '<%= config.bin %> sim status --format json']
  static override flags = dataFlag

  async run(): Promise<void> {
    const {flags} = await this.parse(SimStatus)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.show(simulatorView, await control.status())
  }
}
