import {rows} from '../../../cli/result.js'
import {SimulatorQuestion} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {faultView} from '../../../views/simulator.js'

export default class SimFaultList extends SimulatorQuestion {
  static override summary = 'list the fault rules and how often each still strikes'
  static override examples = ['<%= config.bin %> sim fault list']

  async ask({control}: Reached) {
    return rows(faultView, await control.faults())
  }
}
