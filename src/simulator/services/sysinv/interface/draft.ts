import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {notWhole, pythonText} from '../../python-text.js'
import * as model from '../record/interface.js'
import {text, type Wish} from '../resource/change.js'
import {isUuid} from '../resource/uuid.js'

export type Draft = Omit<model.Interface, 'id' | 'uuid' | 'createdAt' | 'updatedAt'>

const numbers = ['imtu', 'vlan_id', 'sriov_numvfs', 'max_tx_rate', 'max_rx_rate', 'channels', 'sriov_vf_channels']

export const settable = [
  ...['ifname', 'ifclass', 'aemode', 'txhashpolicy', 'primary_reselect', 'ipv4_mode', 'ipv6_mode'],
  ...['ipv4_pool', 'ipv6_pool', 'sriov_vf_driver', 'ptp_role', 'ovs_access'],
  ...numbers,
]

/** What stands for a number that was not given. */
const absent: Readonly<Record<string, number>> = {imtu: 1500, sriov_numvfs: 0}

/** The interface as it would be: what is wished, in the types of the row. */
export function drafted(c: Call, host: string, base: Draft, wish: Wish): Draft {
  const draft: Record<string, unknown> = {...base}
  for (const field of settable) if (field in wish) draft[field] = text(wish[field])
  for (const field of numbers) {
    if (field in wish) draft[field] = text(wish[field]) === null ? (absent[field] ?? null) : Number(wish[field])
  }
  if (draft['ptp_role'] === null) draft['ptp_role'] = 'none'
  if ('ovs_access' in wish) draft['ovs_access'] = String(wish['ovs_access']).toLowerCase() === 'true'
  const below = wish['usesmodify'] ?? wish['uses']
  if (below !== undefined && below !== null) draft['uses'] = namesOf(c, host, below)
  return draft as unknown as Draft
}

/** A new interface's numbers fail with the whole body, a known one's by themselves; the latter was 500. */
export function checkNumbers(wish: Wish, whole?: {argument: string}): void {
  for (const field of numbers) {
    const value = text(wish[field])
    if (value === null || /^\s*[+-]?\d+\s*$/.test(value)) continue
    if (whole === undefined) refuse(400, notWhole(value))
    refuse(400, `Invalid input for field/attribute ${whole.argument}. Value: '${pythonText(wish)}'. ${notWhole(value)}`)
  }
}

export function checkFrame({imtu}: Draft): void {
  if (imtu < 0) refuse(400, 'MTU is an integer value.')
  if (imtu < 576 || imtu > 9216) refuse(400, 'MTU must be between 576 and 9216 bytes.')
}

export function checkVlanId({vlan_id: id, iftype}: Draft): void {
  if (id === null) {
    if (iftype === 'vlan') refuse(400, 'VLAN id must be specified.')
    return
  }
  if (id < 0) refuse(400, 'VLAN id is an integer value.')
  if (id < 1 || id > 4094) refuse(400, 'VLAN id must be between 1 and 4094.')
}

/** A class brings the settings that it has with it, none leaves an interface without any. */
export function settled(draft: Draft): Draft {
  const fitting = {
    ...draft,
    ...(draft.aemode === 'active_standby' ? {txhashpolicy: null} : {}),
    ...(draft.ipv4_mode === 'pool' ? {} : {ipv4_pool: null}),
    ...(draft.ipv6_mode === 'pool' ? {} : {ipv6_pool: null}),
  }
  if (draft.ifclass === null || draft.ifclass === 'none') {
    const nothing = {sriov_numvfs: 0, sriov_vf_driver: null, ipv4_mode: null, ipv6_mode: null}
    return {...fitting, ...nothing, ifclass: null, ipv4_pool: null, ipv6_pool: null}
  }
  if (draft.ifclass === 'data') {
    return {...fitting, ipv4_mode: draft.ipv4_mode ?? 'disabled', ipv6_mode: draft.ipv6_mode ?? 'disabled'}
  }
  return fitting
}

/** As it is kept: without what only bonds, or only virtual functions, have. */
export const kept = (draft: Draft): Draft => ({
  ...draft,
  ...(draft.iftype === 'ae' ? {} : {aemode: null, txhashpolicy: null, primary_reselect: null}),
  ...(draft.ifclass === 'pci-sriov' ? {} : {sriov_numvfs: 0, sriov_vf_driver: null}),
})

function namesOf(c: Call, host: string, value: unknown): string[] {
  const list = Array.isArray(value) ? value.map(String) : String(value).split(',')
  return list.filter(Boolean).map((one) => {
    const face = isUuid(one)
      ? c.region.of(model.interfaces).get(one)
      : c.region.of(model.interfaces).find({ihost_uuid: host, ifname: one})
    return face?.ifname ?? refuse(400, `No entry found for interface ${one}`)
  })
}
