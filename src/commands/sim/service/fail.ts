import {Args, Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {machineView} from '../../../views/simulator.js'

export default class SimServiceFail extends SimulatorOrder {
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

  async order({control}: Reached, {args, flags}: Given<typeof SimServiceFail>) {
    const how = {region: flags.region, host: flags.host, lasting: flags['for-good']}
    return one(this.result, await control.failService(args.service, how))
  }
}
