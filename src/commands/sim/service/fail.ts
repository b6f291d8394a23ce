import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {machineView} from '../../../views/simulator.js'

export default class SimServiceFail extends StxCommand {
  static override summary = 'let a service of a controller die'
  static override description =
    'Service management starts it again. With --for-good that does not help: its group fails, and goes to the other ' +
    'controller if that one can take it.'
  static override examples = [
    '<%= config.bin %> sim service fail vim',
    '<%= config.bin %> sim service fail open-ldap --host controller-1 --for-good',
  ]
  static override args = {service: Args.string({required: true, summary: 'name of the service'})}
  static override flags = {
    ...dataFlag,
    ...regionFlag,
    host: Flags.string({summary: 'the controller on which it dies (the active one)'}),
    'for-good': Flags.boolean({summary: 'until it is mended, or its controller was locked and unlocked'}),
  }

  override readonly result = machineView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimServiceFail)
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const how = {region: flags.region, host: flags.host, lasting: flags['for-good']}
    await this.show(this.result, await control.failService(args.service, how))
  }
}
