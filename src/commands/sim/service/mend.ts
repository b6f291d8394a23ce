import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {machineView} from '../../../views/simulator.js'

export default class SimServiceMend extends SimulatorOrder {
  static override summary = 'let a service that died run again'
  static override examples = ['<%= config.bin %> sim service mend vim']
  static override args = {service: Args.string({required: true, summary: 'name of the service'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async order({control}: Reached, {args, flags}: Given<typeof SimServiceMend>) {
    return one(this.result, await control.mendService(args.service, {region: flags.region}))
  }
}
