import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {addresses} from '../../../client/sysinv/network/address.js'

export default class HostAddrDelete extends StxCommand {
  static override summary = 'delete an address'
  static override examples = ['<%= config.bin %> host addr delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-addr-delete']
  static override args = {address: Args.string({required: true, description: 'uuid of the address'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostAddrDelete)
    await this.confirm(flags, args.address, `delete address ${args.address}`)
    await addresses(await this.api('sysinv')).delete(args.address)
    await this.done(`Deleted Address: ${args.address}`, {uuid: args.address})
  }
}
