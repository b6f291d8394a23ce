import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {addresses} from '../../../client/sysinv/network/address.js'

export default class HostAddrDelete extends Doing {
  static override summary = 'delete an address'
  static override examples = ['<%= config.bin %> host addr delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-addr-delete']
  static override args = {address: Args.string({required: true, description: 'uuid of the address'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof HostAddrDelete>) => ({
    target: args.address,
    deed: `delete address ${args.address}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof HostAddrDelete>) {
    await addresses(sysinv).delete(args.address)
    return said(`Deleted Address: ${args.address}`, {uuid: args.address})
  }
}
