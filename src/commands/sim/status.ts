import {one} from '../../cli/result.js'
import {SimulatorQuestion} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'
import {simulatorView} from '../../views/simulator.js'

export default class SimStatus extends SimulatorQuestion {
  static override summary = 'show where the simulator runs and how its clock stands'
  static override examples = ['<%= config.bin %> sim status', '<%= config.bin %> sim status --format json']

  async ask({control}: Reached) {
    return one(simulatorView, await control.status())
  }
}
