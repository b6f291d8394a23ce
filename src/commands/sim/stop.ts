import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimStop extends StxCommand {
  static override summary = 'stop the simulator; its state stays where it is'
  static override examples = ['<%= config.bin %> sim stop']
  static override flags = dataFlag

  async run(): Promise<void> {
    const {flags} = await this.parse(SimStop)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {endSimulator} = await import('../../simulator/control/end.js')
    const reached = await reachSimulator(simulatorPlace(flags, this.context))
    await endSimulator(reached)
    await this.done(`the simulator at ${reached.daemon.url} has stopped`, {pid: reached.daemon.pid})
  }
}
