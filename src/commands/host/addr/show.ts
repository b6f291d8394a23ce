import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrShow extends StxCommand {
  static override summary = 'show one address'
  static override examples = ['<%= config.bin %> host addr show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-addr-show']
  static override args = {address: Args.string({required: true, description: 'uuid of the address'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostAddrShow)
    await this.show(addressView, await addresses(await this.api('sysinv')).get(args.address))
  }
}
