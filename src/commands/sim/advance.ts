import {Args} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {SimulatorOrder} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'

export default class SimAdvance extends SimulatorOrder {
  static override summary = 'let simulated time pass at once'
  static override examples = ['<%= config.bin %> sim advance 90m', '<%= config.bin %> sim advance 1h30m']
  static override args = {
    duration: Args.string({required: true, summary: 'such as 30s, 5m, 1h30m or 2d; a bare number means seconds'}),
  }

  override readonly result = saying('clock', 'ran')

  async order({control}: Reached, {args}: Given<typeof SimAdvance>) {
    const {ran, clock} = await control.advance(args.duration)
    return said(`it is ${clock}; ${ran} things happened`, {clock, ran})
  }
}
