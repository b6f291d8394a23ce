import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../../cli/simulator.js'

export default class SimFaultRemove extends StxCommand {
  static override summary = 'remove a fault rule'
  static override examples = ['<%= config.bin %> sim fault remove 1']
  static override args = {rule: Args.string({required: true, summary: 'number of the rule'})}
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimFaultRemove)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await control.removeFault(args.rule)
    await this.done(`fault rule ${args.rule} is gone`, {removed: args.rule})
  }
}
