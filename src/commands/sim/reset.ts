import {said, saying} from '../../cli/result.js'
import {SimulatorOrder} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'

export default class SimReset extends SimulatorOrder {
  static override summary = 'put the simulator back to its beginning: same seed, same date, same passwords'
  static override examples = ['<%= config.bin %> sim reset']

  override readonly result = saying('clock')

  async order({control}: Reached) {
    const {clock} = await control.reset()
    return said(`back at the beginning; it is ${clock}`, {clock})
  }
}
