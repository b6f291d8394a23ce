import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../../cli/simulator.js'

export default class SimFaultClear extends StxCommand {
  static override summary = 'remove all fault rules, or one of them'
  static override examples = ['<%= config.bin %> sim fault clear', '<%= config.bin %> sim fault clear 1']
  static override args = {rule: Args.string({summary: 'number of the rule'})}
  static override flags = dataFlag

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimFaultClear)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    if (args.rule !== undefined) {
      await control.removeFault(args.rule)
      await this.done(`fault rule ${args.rule} is gone`, {removed: [args.rule]})
      return
    }
    const removed = (await control.clearFaults()).map(({id}) => String(id))
    await this.done(removed.length === 0 ? 'there were no fault rules' : `fault rules gone: ${removed.join(', ')}`, {
      removed,
    })
  }
}
