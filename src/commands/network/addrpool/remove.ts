import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'

export default class NetworkAddrpoolRemove extends StxCommand {
  static override summary = 'take an address pool away from a network'
  static override examples = ['<%= config.bin %> network addrpool remove 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-addrpool-remove']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(NetworkAddrpoolRemove)
    await this.confirm(flags, args.assignment, `remove address pool assignment ${args.assignment}`)
    await networkAddressPools(await this.api('sysinv')).remove(args.assignment)
    await this.done(`Deleted Network Addrpool: ${args.assignment}`, {uuid: args.assignment})
  }
}
