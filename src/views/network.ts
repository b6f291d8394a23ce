import type {Network} from '../client/sysinv/network/network.js'
import {columns, type View} from '../output/view.js'

const basics = columns<Network>('id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid')
const all = [...basics, ...columns<Network>('primary_pool_family')]

export const networkView: View<Network> = {
  list: all,
  spare: ['pool_uuid', 'uuid', 'primary_pool_family'],
  sort: 'uuid',
  show: all,
  localTime: true,
}

/** What the official program shows of a network that was just added. */
export const newNetworkView: View<Network> = {show: basics, localTime: true}
