import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {machineView} from '../../../views/simulator.js'

export default class SimHostBoot extends SimulatorOrder {
  static override summary = 'let a machine nobody announced boot from the network'
  static override description = 'It joins the hosts without a name, and waits to be told its personality.'
  static override examples = ['<%= config.bin %> sim host boot 52:54:00:a0:00:01']
  static override args = {mac: Args.string({required: true, summary: 'its MAC address on the management network'})}
  static override flags = {...dataFlag, ...regionFlag}

  override readonly result = machineView

  async order({control}: Reached, {args, flags}: Given<typeof SimHostBoot>) {
    return one(this.result, await control.bootNode(args.mac, {region: flags.region}))
  }
}
