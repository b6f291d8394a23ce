import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {addressPools} from '../../client/sysinv/network/address-pool.js'

export default class AddrpoolDelete extends Doing {
  static override summary = 'delete an address pool'
  static override examples = ['<%= config.bin %> addrpool delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:addrpool-delete']
  static override args = {pool: Args.string({required: true, description: 'uuid of the address pool'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof AddrpoolDelete>) => ({
    target: args.pool,
    deed: `delete address pool ${args.pool}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof AddrpoolDelete>) {
    await addressPools(sysinv).delete(args.pool)
    return said(`Deleted address pool: ${args.pool}`, {uuid: args.pool})
  }
}
