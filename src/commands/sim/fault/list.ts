import {StxCommand} from '../../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../../cli/simulator.js'
import {faultView} from '../../../views/simulator.js'

export default class SimFaultList extends StxCommand {
  static override summary = 'list the fault rules and how often each still strikes'
  static override examples = ['<%= config.bin %> sim fault list']
  static override flags = dataFlag

  async run(): Promise<void> {
    const {flags} = await this.parse(SimFaultList)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.list(faultView, await control.faults())
  }
}
