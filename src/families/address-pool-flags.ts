import {Flags} from '@oclif/core'
import {rangesIn} from '../inputs/address-range.js'

/** What an address pool has besides its name and its network. */
export const poolFlags = {
  ranges: Flags.string({summary: 'addresses to give out, start-end; commas between several'}),
  order: Flags.string({summary: 'how addresses are picked', helpValue: 'random|sequential'}),
  'floating-address': Flags.string({summary: 'address of the active controller'}),
  'controller0-address': Flags.string({summary: 'address of controller-0'}),
  'controller1-address': Flags.string({summary: 'address of controller-1'}),
  'gateway-address': Flags.string({summary: 'address of the gateway'}),
}

/** The flags under the names of the API. */
export const poolSettings = (flags: {[Flag in keyof typeof poolFlags]?: string}) => ({
  ranges: rangesIn(flags.ranges),
  order: flags.order,
  floating_address: flags['floating-address'],
  controller0_address: flags['controller0-address'],
  controller1_address: flags['controller1-address'],
  gateway_address: flags['gateway-address'],
})
