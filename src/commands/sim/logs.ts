import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {remark, verbatim} from '../../cli/result.js'
import {dataFlag, simulatorPlace} from '../../families/simulator.js'

export default class SimLogs extends Reading {
  static override summary = 'print what the simulator process wrote, or what happened in the simulated cloud'
  static override examples = ['<%= config.bin %> sim logs', '<%= config.bin %> sim logs --events --after 120']
  static override flags = {
    ...dataFlag,
    events: Flags.boolean({summary: 'the events of the simulated cloud, one JSON object on each line'}),
    after: Flags.integer({summary: 'only events after this number', default: 0}),
    limit: Flags.integer({summary: 'at most so many lines', default: 1000, min: 1}),
  }

  override readonly reach = 'here'

  async look(_apis: Apis, {flags}: Given<typeof SimLogs>) {
    const place = await simulatorPlace(flags, this.context)
    if (flags.events) {
      const {reachSimulator} = await import('../../simulator/control/reach.js')
      const {control} = reachSimulator(place)
      return verbatim(await control.events(flags.after, flags.limit))
    }
    const {readLog} = await import('../../simulator/control/log.js')
    const log = await readLog(place, flags.limit)
    return log === ''
      ? remark('the process wrote nothing; `stx sim logs --events` tells what happened in the cloud')
      : verbatim(log)
  }
}
