import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {addressPools} from '../../client/sysinv/network/address-pool.js'

export default class AddrpoolDelete extends StxCommand {
  static override summary = 'delete an address pool'
  static override examples = ['<%= config.bin %> addrpool delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:addrpool-delete']
  static override args = {pool: Args.string({required: true, description: 'uuid of the address pool'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AddrpoolDelete)
    await this.confirm(flags, args.pool, `delete address pool ${args.pool}`)
    await addressPools(await this.api('sysinv')).delete(args.pool)
    await this.done(`Deleted address pool: ${args.pool}`, {uuid: args.pool})
  }
}
