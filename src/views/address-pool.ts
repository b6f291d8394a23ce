import type {AddressPool} from '../client/sysinv/network/address-pool.js'
import {columns, type View} from '../output/view.js'

const all = [
  ...columns<AddressPool>('uuid', 'name', 'network', 'prefix', 'order'),
  {field: 'ranges', value: ({ranges}: AddressPool) => (ranges ?? []).map(([start, end]) => `${start}-${end}`)},
  ...columns<AddressPool>('floating_address', 'controller0_address', 'controller1_address', 'gateway_address'),
]

export const addressPoolView: View<AddressPool> = {
  list: all,
  spare: [
    'controller1_address',
    'controller0_address',
    'order',
    'uuid',
    'ranges',
    'gateway_address',
    'floating_address',
  ],
  sort: 'name',
  show: all,
  localTime: true,
}
