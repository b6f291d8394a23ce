import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {said, saying} from '../../../cli/result.js'
import {SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'

export default class SimSnapshotSave extends SimulatorOrder {
  static override summary = 'save the whole state of the simulator, without passwords'
  static override examples = ['<%= config.bin %> sim snapshot save before-upgrade.stx']
  static override args = {file: Args.string({required: true, summary: 'file to write'})}

  override readonly result = saying('file', 'size')

  async order({control}: Reached, {args}: Given<typeof SimSnapshotSave>) {
    const size = await control.saveSnapshot(args.file)
    return said(`saved to ${args.file}`, {file: args.file, size})
  }
}
