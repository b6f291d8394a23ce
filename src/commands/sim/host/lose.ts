import {Args, Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostLose extends SimulatorOrder {
  static override summary = 'let the heartbeats of a host in service stay away'
  static override description =
    'Maintenance finds it failed, moves its services away and restarts it. With --for-good the restart does not help.'
  static override examples = [
    '<%= config.bin %> sim host lose worker-1',
    '<%= config.bin %> sim host lose controller-0 --for-good --region subcloud3',
  ]
  static override args = {host: Args.string({required: true, summary: 'name of the host'})}
  static override flags = {
    ...dataFlag,
    ...regionFlag,
    'for-good': Flags.boolean({summary: 'until it is mended, locked or reinstalled'}),
  }

  override readonly result = machineView

  async order({control}: Reached, {args, flags}: Given<typeof SimHostLose>) {
    const how = {region: flags.region, lasting: flags['for-good']}
    return one(this.result, await control.loseHost(args.host, how))
  }
}
