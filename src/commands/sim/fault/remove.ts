import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {said, saying} from '../../../cli/result.js'
import {SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'

export default class SimFaultRemove extends SimulatorOrder {
  static override summary = 'remove a fault rule'
  static override examples = ['<%= config.bin %> sim fault remove 1']
  static override args = {rule: Args.string({required: true, summary: 'number of the rule'})}

  override readonly result = saying('removed')

  async order({control}: Reached, {args}: Given<typeof SimFaultRemove>) {
    await control.removeFault(args.rule)
    return said(`fault rule ${args.rule} is gone`, {removed: args.rule})
  }
}
