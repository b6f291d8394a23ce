import {said, saying} from '../../cli/result.js'
import {SimulatorOrder} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'

export default class SimStop extends SimulatorOrder {
  static override summary = 'stop the simulator; its state stays where it is'
  static override examples = ['<%= config.bin %> sim stop']

  override readonly result = saying('pid')

  async order(simulator: Reached) {
    const {endSimulator} = await import('../../simulator/control/end.js')
    await endSimulator(simulator)
    const {url, pid} = simulator.daemon
    return said(`the simulator at ${url} has stopped`, {pid})
  }
}
