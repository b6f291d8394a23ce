import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {said, saying} from '../../../cli/result.js'
import {SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'

export default class SimFaultClear extends SimulatorOrder {
  static override summary = 'remove all fault rules, or one of them'
  static override examples = ['<%= config.bin %> sim fault clear', '<%= config.bin %> sim fault clear 1']
  static override args = {rule: Args.string({summary: 'number of the rule'})}

  override readonly result = saying('removed')

  async order({control}: Reached, {args}: Given<typeof SimFaultClear>) {
    if (args.rule !== undefined) {
      await control.removeFault(args.rule)
      return said(`fault rule ${args.rule} is gone`, {removed: [args.rule]})
    }
    const removed = (await control.clearFaults()).map(({id}) => String(id))
    return said(removed.length === 0 ? 'there were no fault rules' : `fault rules gone: ${removed.join(', ')}`, {
      removed,
    })
  }
}
