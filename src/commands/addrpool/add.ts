import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type AddressPool, addressPools} from '../../client/sysinv/network/address-pool.js'
import {poolFlags, poolSettings} from '../../families/address-pool-flags.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolAdd extends Changing<AddressPool> {
  static override summary = 'add an address pool'
  static override examples = [
    '<%= config.bin %> addrpool add storage 192.168.210.0 24',
    '<%= config.bin %> addrpool add oam-ipv6 fd00:10:: 64 --ranges fd00:10::2-fd00:10::ffff --order sequential',
  ]
  static override hiddenAliases = ['system:addrpool-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the pool'}),
    network: Args.string({required: true, description: 'address of the network'}),
    prefix: Args.string({required: true, description: 'length of its prefix'}),
  }
  static override flags = poolFlags

  result = addressPoolView

  change = ({sysinv}: Apis, {args, flags}: Given<typeof AddrpoolAdd>) =>
    addressPools(sysinv).add({...args, ...poolSettings(flags)})
}
