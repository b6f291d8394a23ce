import {Args} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {SimulatorOrder} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'

export default class SimSpeed extends SimulatorOrder {
  static override summary = 'set the pace of simulated time'
  static override examples = [
    '<%= config.bin %> sim speed 60',
    '<%= config.bin %> sim speed max',
    '<%= config.bin %> sim speed frozen',
  ]
  static override args = {
    speed: Args.string({required: true, summary: 'max, frozen, or a multiple of real time'}),
  }

  override readonly result = saying('speed', 'clock')

  async order({control}: Reached, {args}: Given<typeof SimSpeed>) {
    const {speed, clock} = await control.setSpeed(args.speed)
    return said(`speed ${speed}; it is ${clock}`, {speed, clock})
  }
}
