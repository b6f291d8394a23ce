import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {said, saying} from '../../../cli/result.js'
import {SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'

export default class SimSnapshotLoad extends SimulatorOrder {
  static override summary = 'put the simulator into a saved state'
  static override examples = ['<%= config.bin %> sim snapshot load before-upgrade.stx']
  static override args = {file: Args.string({required: true, summary: 'file that `sim snapshot save` wrote'})}

  override readonly result = saying('file', 'clock')

  async order({control}: Reached, {args}: Given<typeof SimSnapshotLoad>) {
    const {clock} = await control.loadSnapshot(args.file)
    return said(`loaded ${args.file}; it is ${clock}`, {file: args.file, clock})
  }
}
