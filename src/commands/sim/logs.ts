import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimLogs extends StxCommand {
  static override summary = 'print what the simulator process wrote, or what happened in the simulated cloud'
  static override examples = ['<%= config.bin %> sim logs', '<%= config.bin %> sim logs --events --after 120']
  static override flags = {
    ...dataFlag,
    events: Flags.boolean({summary: 'the events of the simulated cloud, one JSON object on each line'}),
    after: Flags.integer({summary: 'only events after this number', default: 0}),
    limit: Flags.integer({summary: 'at most so many lines', default: 1000, min: 1}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SimLogs)
    const place = simulatorPlace(flags, this.context)
    const {stdout} = this.context.io
    if (flags.events) {
      const {reachSimulator} = await import('../../simulator/control/reach.js')
      stdout.write(await (await reachSimulator(place)).control.events(flags.after, flags.limit))
      return
    }
    const {readLog} = await import('../../simulator/control/log.js')
    const log = await readLog(place, flags.limit)
    stdout.write(log)
    if (log === '') this.remark('the process wrote nothing; `stx sim logs --events` tells what happened in the cloud')
  }
}
