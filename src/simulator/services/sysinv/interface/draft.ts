import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {integer, text, type Wish} from '../resource/change.js'
import {isUuid} from '../resource/uuid.js'
import * as model from './model.js'

export type Draft = Omit<model.Interface, 'id' | 'uuid' | 'createdAt' | 'updatedAt'>

export const settable = [
  ...['ifname', 'imtu', 'ifclass', 'aemode', 'txhashpolicy', 'primary_reselect', 'vlan_id', 'ipv4_mode', 'ipv6_mode'],
  ...['ipv4_pool', 'ipv6_pool', 'sriov_numvfs', 'sriov_vf_driver', 'ptp_role', 'max_tx_rate', 'max_rx_rate'],
]

/** The interface as it would be: what is wished, in the types of the row. */
export function drafted(c: Call, host: string, base: Draft, wish: Wish): Draft {
  const draft: Record<string, unknown> = {...base}
  for (const field of settable) if (field in wish) draft[field] = text(wish[field])
  if ('imtu' in wish) {
    if (!/^\d+$/.test(String(wish['imtu']))) refuse(400, 'MTU is an integer value.')
    draft['imtu'] = Number(wish['imtu'])
  }
  if ('vlan_id' in wish) draft['vlan_id'] = vlanId(wish['vlan_id'])
  for (const field of ['sriov_numvfs', 'max_tx_rate', 'max_rx_rate']) {
    if (field in wish) draft[field] = text(wish[field]) === null ? null : integer(field, wish[field])
  }
  const below = wish['usesmodify'] ?? wish['uses']
  if (below !== undefined) draft['uses'] = namesOf(c, host, below)
  if (draft['ifclass'] === 'none') Object.assign(draft, {ifclass: null, ipv4_mode: null, ipv6_mode: null})
  return draft as unknown as Draft
}

function vlanId(value: unknown): number | null {
  if (text(value) === null) return null
  if (!/^\d+$/.test(String(value))) refuse(400, 'VLAN id is an integer value.')
  const id = Number(value)
  if (id < 1 || id > 4094) refuse(400, 'VLAN id must be between 1 and 4094.')
  return id
}

function namesOf(c: Call, host: string, value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : String(value).split(',')
  return list.filter(Boolean).map((one) => {
    const face = isUuid(one)
      ? c.region.of(model.interfaces).get(one)
      : c.region.of(model.interfaces).find({ihost_uuid: host, ifname: one})
    return face?.ifname ?? refuse(400, `No entry found for interface ${one}`)
  })
}
