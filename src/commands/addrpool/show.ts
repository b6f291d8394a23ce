import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type AddressPool, addressPools} from '../../client/sysinv/network/address-pool.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolShow extends Showing<AddressPool> {
  static override summary = 'show one address pool'
  static override examples = ['<%= config.bin %> addrpool show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:addrpool-show']
  static override args = {pool: Args.string({required: true, description: 'uuid of the address pool'})}

  view = addressPoolView
  read = ({sysinv}: Apis, {args}: Given<typeof AddrpoolShow>) => addressPools(sysinv).get(args.pool)
}
