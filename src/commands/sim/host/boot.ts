import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostBoot extends StxCommand {
  static override summary = 'let a machine nobody announced boot from the network'
  static override description = 'It joins the hosts without a name, and waits to be told its personality.'
  static override examples = ['<%= config.bin %> sim host boot 52:54:00:a0:00:01']
  static override args = {mac: Args.string({required: true, summary: 'its MAC address on the management network'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimHostBoot)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.show(this.result, await control.bootNode(args.mac, {region: flags.region}))
  }
}
