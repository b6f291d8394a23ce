import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../../cli/simulator.js'

export default class SimSnapshotSave extends StxCommand {
  static override summary = 'save the whole state of the simulator, without passwords'
  static override examples = ['<%= config.bin %> sim snapshot save before-upgrade.stx']
  static override args = {file: Args.string({required: true, summary: 'file to write'})}
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimSnapshotSave)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const size = await control.saveSnapshot(args.file)
    await this.done(`saved to ${args.file}`, {file: args.file, size})
  }
}
