import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type AddressPool, addressPools} from '../../client/sysinv/network/address-pool.js'
import {poolFlags, poolSettings} from '../../families/address-pool-flags.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolModify extends Changing<AddressPool> {
  static override summary = 'change an address pool'
  static override examples = [
    '<%= config.bin %> addrpool modify 5ea57b78-1419-4150-bda1-8ddf59a09b87 --ranges 10.10.10.2-10.10.10.50',
  ]
  static override hiddenAliases = ['system:addrpool-modify']
  static override args = {pool: Args.string({required: true, description: 'uuid of the address pool'})}
  static override flags = {
    name: Flags.string({summary: 'new name'}),
    network: Flags.string({summary: 'new address of the network'}),
    prefix: Flags.string({summary: 'new length of its prefix'}),
    ...poolFlags,
  }

  result = addressPoolView

  async change({sysinv}: Apis, {args, flags}: Given<typeof AddrpoolModify>) {
    const {name, network, prefix} = flags
    const change = {name, network, prefix, ...poolSettings(flags)}
    return addressPools(sysinv).modify(args.pool, change)
  }
}
