import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type Address, addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrShow extends Showing<Address> {
  static override summary = 'show one address'
  static override examples = ['<%= config.bin %> host addr show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-addr-show']
  static override args = {address: Args.string({required: true, description: 'uuid of the address'})}

  view = addressView
  read = ({sysinv}: Apis, {args}: Given<typeof HostAddrShow>) => addresses(sysinv).get(args.address)
}
