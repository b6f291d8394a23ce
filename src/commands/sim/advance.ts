import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimAdvance extends StxCommand {
  static override summary = 'let simulated time pass at once'
  static override examples = ['<%= config.bin %> sim advance 90m', '<%= config.bin %> sim advance 1h30m']
  static override args = {
    duration: Args.string({required: true, summary: 'such as 30s, 5m, 1h30m or 2d; a bare number means seconds'}),
  }
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimAdvance)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const {ran, clock} = await control.advance(args.duration)
    await this.done(`it is ${clock}; ${ran} things happened`, {clock, ran})
  }
}
