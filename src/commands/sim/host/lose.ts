import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostLose extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimHostLose)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const how = {region: flags.region, lasting: flags['for-good']}
    await this.show(this.result, await control.loseHost(args.host, how))
  }
}
