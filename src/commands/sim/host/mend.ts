import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostMend extends StxCommand {
  static override summary = 'repair a host that was lost for good'
  static override examples = ['<%= config.bin %> sim host mend worker-1']
  static override args = {host: Args.string({required: true, summary: 'name of the host'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimHostMend)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.show(this.result, await control.mendHost(args.host, {region: flags.region}))
  }
}
