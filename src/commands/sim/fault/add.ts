import {Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {faultView} from '../../../views/simulator.js'

export default class SimFaultAdd extends SimulatorOrder {
  static override summary = 'make requests or operations of the simulated cloud fail'
  static override description =
    'A rule matches what it names and everything that it does not name. With --state it makes operations fail, otherwise ' +
    'requests. A --state that is not known is refused with those that are: --state host.x names all of hosts.'
  static override examples = [
    '<%= config.bin %> sim fault add --service sysinv --method PATCH --status 503 --count 2',
    '<%= config.bin %> sim fault add --region subcloud3 --latency 20s',
    '<%= config.bin %> sim fault add --state host.unlock --host controller-1 --message "host did not boot"',
  ]
  static override flags = {
    ...dataFlag,
    state: Flags.string({summary: 'operation, or one of its phases, such as host.unlock', helpValue: 'NAME'}),
    service: Flags.string({
      summary: 'service that is asked',
      options: ['keystone', 'sysinv', 'dcmanager', 'fm', 'usm', 'vim', 'redfish'],
    }),
    method: Flags.string({summary: 'HTTP method'}),
    path: Flags.string({summary: 'path inside the service; * stands for anything', helpValue: '/v1/ihosts/*'}),
    region: Flags.string({summary: 'region: RegionOne or the name of a subcloud'}),
    host: Flags.string({summary: 'host name, or host id in the path'}),
    probability: Flags.string({summary: 'how likely it strikes, from 0 to 1'}),
    count: Flags.integer({summary: 'how many times it strikes', min: 1}),
    latency: Flags.string({summary: 'real time that passes before the answer'}),
    status: Flags.integer({
      summary: 'HTTP status of the answer (503, unless --latency alone is given)',
      min: 400,
      max: 599,
    }),
    message: Flags.string({summary: 'what the error says'}),
  }

  override readonly result = faultView

  async order({control}: Reached, {flags}: Given<typeof SimFaultAdd>) {
    const {data: _data, ...rule} = Object.fromEntries(
      Object.keys(SimFaultAdd.flags).map((name) => [name, flags[name as keyof typeof flags]]),
    )
    return one(this.result, await control.addFault(rule))
  }
}
