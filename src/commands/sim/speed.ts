import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimSpeed extends StxCommand {
  static override summary = 'set the pace of simulated time'
  static override examples = [
    '<%= config.bin %> sim speed 60',
    '<%= config.bin %> sim speed max',
    '<%= config.bin %> sim speed frozen',
  ]
  static override args = {
    speed: Args.string({required: true, summary: 'max, frozen, or a multiple of real time'}),
  }
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimSpeed)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const {speed, clock} = await control.setSpeed(args.speed)
    await this.done(`speed ${speed}; it is ${clock}`, {speed, clock})
  }
}
