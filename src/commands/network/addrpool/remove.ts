import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'

export default class NetworkAddrpoolRemove extends Doing {
  static override summary = 'take an address pool away from a network'
  static override examples = ['<%= config.bin %> network addrpool remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-addrpool-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof NetworkAddrpoolRemove>) => ({
    target: args.assignment,
    deed: `remove address pool assignment ${args.assignment}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof NetworkAddrpoolRemove>) {
    await networkAddressPools(sysinv).remove(args.assignment)
    return said(`Deleted Network Addrpool: ${args.assignment}`, {uuid: args.assignment})
  }
}
