import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type Result, said, saying} from '../../cli/result.js'
import {beginningFlags, dataFlag, simulatorPlace} from '../../families/simulator.js'

export default class SimReset extends Acting {
  static override summary = 'put the simulator back to its beginning, or to another one'
  static override description =
    'Without options it begins as it did: same scenario, same seed, same date. Users and passwords stay. A simulator ' +
    'that does not run begins so when it is started.'
  static override examples = ['<%= config.bin %> sim reset', '<%= config.bin %> sim reset --subclouds 50']
  static override flags = {...dataFlag, ...beginningFlags}

  protected override readonly changes = 'machine'

  override readonly result = saying('clock')

  async act(_apis: Apis, {flags}: Given<typeof SimReset>): Promise<Result> {
    const [{originWishes}, {runningSimulator}] = await Promise.all([
      import('../../simulator/daemon-options.js'),
      import('../../simulator/control/reach.js'),
    ])
    const wishes = await originWishes({
      ...flags,
      scenarioFile: flags['scenario-file'],
      startTime: flags['start-time'],
    })
    const place = await simulatorPlace(flags, this.context)
    const running = runningSimulator(place)
    if (running !== undefined) {
      const {clock} = await running.control.reset(wishes)
      return said(`back at the beginning; it is ${clock}`, {clock})
    }
    const {resetAtRest} = await import('../../simulator/reset.js')
    const {clock} = await resetAtRest(place, wishes)
    return said(`back at the beginning: when it is started, it is ${clock}`, {clock})
  }
}
