import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {addressPools} from '../../client/sysinv/network/address-pool.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolShow extends StxCommand {
  static override summary = 'show one address pool'
  static override examples = ['<%= config.bin %> addrpool show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:addrpool-show']
  static override args = {pool: Args.string({required: true, description: 'uuid of the address pool'})}

  async run(): Promise<void> {
    const {args} = await this.parse(AddrpoolShow)
    await this.show(addressPoolView, await addressPools(await this.api('sysinv')).get(args.pool))
  }
}
