import type {Call} from '../../../http/call.js'
import {Refusal, refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {shedAddress} from '../network/allotment.js'
import {addresses} from '../network/model.js'
import {patchOperations} from '../patch.js'
import {ptpInterfaces} from '../ptp/model.js'
import {hostGiven} from '../record/find-host.js'
import * as model from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import {change, create, fieldsOf, noSuchField, text, type Wish} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {addressesOf, poolOf} from './check/address-mode.js'
import {checkInterface} from './check/all.js'
import {checkChannels} from './check/channel.js'
import {checkSriov} from './check/function.js'
import {checkPortName} from './check/name.js'
import {checkDelete} from './delete.js'
import {checkFrame, checkNumbers, checkVlanId, type Draft, drafted, kept, settable, settled} from './draft.js'
import {hostOf, portsOf, usersOf} from './find.js'
import {holdPoolAddresses} from './pool-address.js'
import {plainInterface} from './seed.js'
import {interfaceResource} from './show.js'

const asked = [...settable, 'uses', 'usesmodify', 'used_by', 'ports', 'iftype']
const posted = [...asked, 'ihost_uuid', 'imac', 'networks', 'datanetworks', 'schedpolicy', 'network_type']

export function checkLocked(c: Call, face: {ihost_uuid: string}): void {
  if (hostOf(c, face).administrative !== 'locked') refuse(400, 'Host must be locked.')
}

export function postInterface(c: Call) {
  const body = fieldsOf(c, 'interface', posted)
  checkNumbers(body, {argument: 'interface'})
  const host = asClientError(() => hostGiven(c, body['ihost_uuid']))
  const iftype = text(body['iftype']) as Draft['iftype']
  const base: Draft = {
    ...plainInterface,
    ifname: text(body['ifname']) ?? '',
    iftype,
    aemode: iftype === 'ae' ? 'active_standby' : null,
    ihost_uuid: host.uuid,
    txhashpolicy: null,
  }
  const draft = drafted(c, host.uuid, base, body)
  const fitting = draft.ifclass === 'none' ? {...draft, ifclass: null} : draft
  checkFrame(fitting)
  checkVlanId(fitting)
  // A simplex system cannot be without its host: there, functions are added while it works.
  const running = isSimplex(c.region) && fitting.ifclass === 'pci-sriov' && iftype === 'vf'
  if (!running) checkLocked(c, {ihost_uuid: host.uuid})
  asClientError(() => checkInterface(c, fitting, undefined))
  const [lower] = draft.uses
  const below = c.region.of(model.interfaces).find({ihost_uuid: host.uuid, ifname: lower ?? ''})
  const row = create(c, interfaceResource, withPools(c, kept({...fitting, imac: below?.imac ?? fitting.imac})))
  if (row.iftype === 'ae') spreadMtu(c, row, row.uses, row.imtu)
  holdPoolAddresses(c, undefined, row)
  return showRow(c, interfaceResource, row)
}

/** The genuine server answers every refusal of a new interface with 400, of a known one with the refusal's own status. */
function asClientError<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(400, error.message) : error
  }
}

const withPools = (c: Call, draft: Draft): Draft => ({
  ...draft,
  ipv4_pool: draft.ipv4_pool === null ? null : poolOf(c, draft.ipv4_pool).uuid,
  ipv6_pool: draft.ipv6_pool === null ? null : poolOf(c, draft.ipv6_pool).uuid,
})

/** Members of a bond send frames as long as the bond's. */
function spreadMtu(c: Call, {ihost_uuid}: model.Interface, members: readonly string[], imtu: number): void {
  for (const ifname of members) {
    const member = c.region.of(model.interfaces).find({ihost_uuid, ifname})
    if (member !== undefined) c.region.of(model.interfaces).update(member.uuid, {imtu})
  }
}

const ratesOnly = ['max_tx_rate', 'max_rx_rate']
const channelsOnly = ['channels', 'sriov_vf_channels']

/** What may be changed while the host works. */
function changesRunning(c: Call, face: model.Interface, draft: Draft, wish: Wish): boolean {
  const only = (fields: readonly string[]) => Object.keys(wish).every((field) => fields.includes(field))
  if (only(channelsOnly)) return true
  if (draft.ifclass === 'platform' && ['ethernet', 'ae', 'vlan'].includes(draft.iftype) && only(ratesOnly)) return true
  const becomesCarrier = draft.ifclass === 'pci-sriov' && face.ifclass !== 'pci-sriov' && face.iftype === 'ethernet'
  return becomesCarrier && isSimplex(c.region)
}

export function patchInterface(c: Call<'uuid'>) {
  const face = rowAsked(c, interfaceResource)
  const wish: Record<string, unknown> = {}
  const operations = patchOperations(c)
  for (const {op, field, value} of operations) {
    if (field === 'ptp_interfaces/-') assignPtp(c, face, op, value)
    else if (!asked.includes(field)) noSuchField(field, operations)
    else wish[field] = op === 'remove' ? null : value
  }
  if (Object.keys(wish).length === 0) return showRow(c, interfaceResource, face)
  for (const field of channelsOnly) {
    if (field in wish && /^(none|default)$/i.test(String(wish[field]))) wish[field] = null
  }
  checkChannels(c, face, wish)
  checkNumbers(wish)
  const {id: _id, uuid: _uuid, createdAt: _created, updatedAt: _updated, ...base} = face
  const wanted = drafted(c, face.ihost_uuid, base, wish)
  checkFrame(wanted)
  const stale = wanted.ifclass !== 'pci-sriov' && !('sriov_numvfs' in wish) ? {sriov_numvfs: 0} : {}
  checkSriov(c, {...wanted, ...stale}, {driver: 'sriov_vf_driver' in wish}, face)
  checkVlanId(wanted)
  const draft = settled(wanted)
  if (!changesRunning(c, face, draft, wish)) checkLocked(c, face)
  checkPortName(c, draft, face)
  checkInterface(c, {...draft, ...stale}, face)
  const next = change(c, interfaceResource, face.uuid, apply(c, face, withPools(c, kept(draft))))
  holdPoolAddresses(c, face, next)
  return showRow(c, interfaceResource, next)
}

/** What a changed interface does to those above and below it, and to its addresses. */
function apply(c: Call, face: model.Interface, draft: Draft): Draft {
  for (const upper of usersOf(c.region, face)) {
    const uses = upper.uses.map((one) => (one === face.ifname ? draft.ifname : one))
    c.region.of(model.interfaces).update(upper.uuid, {uses})
  }
  for (const port of portsOf(c, face)) {
    const sriov_numvfs = draft.ifclass === 'pci-sriov' ? draft.sriov_numvfs : 0
    if (port.sriov_numvfs !== sriov_numvfs) c.region.of(model.ports).update(port.uuid, {sriov_numvfs})
  }
  forgetAddresses(c, face, 4, face.ipv4_mode, draft.ipv4_mode)
  forgetAddresses(c, face, 6, face.ipv6_mode, draft.ipv6_mode)
  if (draft.iftype === 'ae') {
    const dropped = face.uses.filter((one) => !draft.uses.includes(one))
    spreadMtu(c, face, dropped, plainInterface.imtu)
    spreadMtu(c, face, draft.uses, draft.imtu)
  }
  return draft
}

/** Addresses and routes go with the mode that they came with; those of the platform's networks stay. */
function forgetAddresses(c: Call, face: model.Interface, family: 4 | 6, before: string | null, after: string | null) {
  if (before === after || (before !== 'pool' && after !== null && after !== 'disabled')) return
  const own = addressesOf(c, face, family)
  const colon = family === 6
  for (const route of c.region.of(model.routes).where({interface_uuid: face.uuid})) {
    if (route.gateway.includes(':') === colon) c.region.of(model.routes).remove(route.uuid)
  }
  for (const one of own) if (one.pool_uuid === null) c.region.of(addresses).remove(one.uuid)
}

function assignPtp(c: Call, face: model.Interface, op: string, value: unknown): void {
  const table = c.region.of(ptpInterfaces)
  const row = table.find({id: Number(value)}) ?? refuse(400, `No PTP interface object with id ${value}`)
  const kept = row.interface_uuids.filter((uuid) => uuid !== face.uuid)
  table.update(row.uuid, {interface_uuids: op === 'add' ? [...kept, face.uuid] : kept, updatedAt: c.sim.now()})
}

export function deleteInterface(c: Call<'uuid'>) {
  const face = rowAsked(c, interfaceResource)
  checkDelete(c, face)
  for (const kind of [model.routes, model.interfaceNetworks, model.interfaceDataNetworks] as const) {
    const table = c.region.of<model.Route>(kind as typeof model.routes)
    for (const row of table.where({interface_uuid: face.uuid})) table.remove(row.uuid)
  }
  for (const row of c.region.of(addresses).where({interface_uuid: face.uuid})) {
    if (row.pool_uuid === null || row.name === null) c.region.of(addresses).remove(row.uuid)
    else shedAddress(c, row)
  }
  if (face.iftype === 'ae') spreadMtu(c, face, face.uses, plainInterface.imtu)
  c.region.of(model.interfaces).remove(face.uuid)
  return reply(204)
}
