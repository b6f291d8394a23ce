import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {addresses, type Pool, pools} from '../../network/model.js'
import {noPool} from '../../network/show.js'
import type {Interface} from '../../record/interface.js'
import type {Draft} from '../draft.js'

const families = [
  {family: 4, name: 'IPv4', modes: ['disabled', 'static', 'dhcp', 'pool']},
  {family: 6, name: 'IPv6', modes: ['disabled', 'static', 'dhcp', 'pool', 'auto', 'link-local']},
] as const

const addressed = 'mgmt, oam, cluster-host, data, ironic, storage, admin'

/** How interfaces come by addresses. The genuine server answers 500 for a mode that it does not know. */
export function checkModes(c: Call, draft: Draft, own: Interface | undefined): void {
  const chosen = families.map((one) => ({
    ...one,
    mode: one.family === 4 ? draft.ipv4_mode : draft.ipv6_mode,
    pool: one.family === 4 ? draft.ipv4_pool : draft.ipv6_pool,
    before: one.family === 4 ? own?.ipv4_mode : own?.ipv6_mode,
  }))
  for (const {name, modes, mode} of chosen) {
    if (mode !== null && !(modes as readonly string[]).includes(mode)) {
      refuse(400, `Unsupported ${name} address mode ${mode}`)
    }
  }
  for (const {mode} of chosen) {
    if (draft.ifclass !== 'data' && draft.ifclass !== 'platform' && mode !== null && mode !== 'disabled') {
      refuse(404, `Address mode attributes only supported on '${addressed}' interfaces`)
    }
  }
  for (const {family, name, mode, pool} of chosen) {
    if (mode !== 'pool' && pool !== null) {
      refuse(409, `Specifying an ${name} address pool requires setting the address mode to 'pool'`)
    }
    if (mode !== 'pool') continue
    if (pool === null) refuse(409, `${name} address pool name not specified`)
    if (poolOf(c, pool).family !== family) refuse(409, 'Address pool IP family does not match requested family')
  }
  for (const {family, name, mode, before} of chosen) {
    if (own === undefined || before !== 'static' || mode === 'static' || mode === null || mode === 'disabled') continue
    if (addressesOf(c, own, family).length > 0) refuse(409, `Static ${name} addresses still exist on interface`)
  }
}

export const addressesOf = (c: Call, {uuid}: Interface, family: 4 | 6) =>
  c.region
    .of(addresses)
    .where({interface_uuid: uuid})
    .filter((one) => one.address.includes(':') === (family === 6))

/** By name or by uuid. */
export const poolOf = (c: Call, ref: string): Pool =>
  c.region.of(pools).get(ref) ?? c.region.of(pools).find({name: ref}) ?? noPool(ref)
