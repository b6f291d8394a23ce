import {Args} from '@oclif/core'
import {poolFlags, poolSettings} from '../../bases/address-pool-flags.js'
import {StxCommand} from '../../cli/command.js'
import {addressPools} from '../../client/sysinv/network/address-pool.js'
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
  static override flags = poolFlags

  protected override readonly result = addressPoolView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AddrpoolAdd)
    const pool = await addressPools(await this.api('sysinv')).add({...args, ...poolSettings(flags)})
    await this.show(this.result, pool)
  }
}
