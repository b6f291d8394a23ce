import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimReset extends StxCommand {
  static override summary = 'put the simulator back to its beginning: same seed, same date, same passwords'
  static override examples = ['<%= config.bin %> sim reset']
  static override flags = dataFlag

  async run(): Promise<void> {
    const {flags} = await this.parse(SimReset)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const {clock} = await control.reset()
    await this.done(`back at the beginning; it is ${clock}`, {clock})
  }
}
