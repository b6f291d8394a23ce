import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {machineView} from '../../../views/simulator.js'

export default class SimServiceMend extends StxCommand {
  static override summary = 'let a service that died run again'
  static override examples = ['<%= config.bin %> sim service mend vim']
  static override args = {service: Args.string({required: true, summary: 'name of the service'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimServiceMend)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.show(this.result, await control.mendService(args.service, {region: flags.region}))
  }
}
