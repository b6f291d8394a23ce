import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {addressPools} from '../../client/sysinv/address-pool.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolAdd extends StxCommand {
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
  static override flags = {
    ranges: Flags.string({summary: 'addresses to give out, start-end; commas between several'}),
    order: Flags.string({summary: 'how addresses are picked', helpValue: 'random|sequential'}),
    'floating-address': Flags.string({summary: 'address of the active controller'}),
    'controller0-address': Flags.string({summary: 'address of controller-0'}),
    'controller1-address': Flags.string({summary: 'address of controller-1'}),
    'gateway-address': Flags.string({summary: 'address of the gateway'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AddrpoolAdd)
    const {name, network, prefix} = args
    const pool = await addressPools(await this.api('sysinv')).add({
      name,
      network,
      prefix,
      ranges: flags.ranges,
      order: flags.order,
      floating_address: flags['floating-address'],
      controller0_address: flags['controller0-address'],
      controller1_address: flags['controller1-address'],
      gateway_address: flags['gateway-address'],
    })
    await this.show(addressPoolView, pool)
  }
}
