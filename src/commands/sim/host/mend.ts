import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostMend extends SimulatorOrder {
  static override summary = 'repair a host that was lost for good'
  static override examples = ['<%= config.bin %> sim host mend worker-1']
  static override args = {host: Args.string({required: true, summary: 'name of the host'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async order({control}: Reached, {args, flags}: Given<typeof SimHostMend>) {
    return one(this.result, await control.mendHost(args.host, {region: flags.region}))
  }
}
