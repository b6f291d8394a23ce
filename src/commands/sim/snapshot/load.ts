import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../../cli/simulator.js'

export default class SimSnapshotLoad extends StxCommand {
  static override summary = 'put the simulator into a saved state'
  static override examples = ['<%= config.bin %> sim snapshot load before-upgrade.stx']
  static override args = {file: Args.string({required: true, summary: 'file that `sim snapshot save` wrote'})}
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimSnapshotLoad)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const {clock} = await control.loadSnapshot(args.file)
    await this.done(`loaded ${args.file}; it is ${clock}`, {file: args.file, clock})
  }
}
