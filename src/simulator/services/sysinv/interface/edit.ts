import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {hostGiven} from '../host/find.js'
import {nameOf} from '../host/model.js'
import {addresses} from '../network/model.js'
import {patchOperations} from '../patch.js'
import {ptpInterfaces} from '../ptp/model.js'
import {changed, create, fieldsOf, integer, text, type Wish} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {isUuid} from '../resource/uuid.js'
import {hostOf} from './change.js'
import * as model from './model.js'
import {interfaceResource} from './resource.js'
import {plainInterface, usersOf} from './seed.js'

type Draft = Omit<model.Interface, 'id' | 'uuid' | 'createdAt' | 'updatedAt'>

const settable = [
  ...['ifname', 'imtu', 'ifclass', 'aemode', 'txhashpolicy', 'primary_reselect', 'vlan_id', 'ipv4_mode', 'ipv6_mode'],
  ...['ipv4_pool', 'ipv6_pool', 'sriov_numvfs', 'sriov_vf_driver', 'ptp_role', 'max_tx_rate', 'max_rx_rate'],
]
const asked = [...settable, 'uses', 'usesmodify', 'used_by', 'ports', 'ovs_access', 'channels', 'sriov_vf_channels']
const posted = [...asked, 'ihost_uuid', 'iftype', 'imac', 'networks', 'datanetworks', 'schedpolicy', 'network_type']

const types = ['ae', 'vlan', 'ethernet', 'virtual', 'vf']
const classes = ['platform', 'data', 'pci-passthrough', 'pci-sriov', 'none']
const modes: Readonly<Record<'IPv4' | 'IPv6', readonly string[]>> = {
  IPv4: ['disabled', 'static', 'dhcp', 'pool'],
  IPv6: ['disabled', 'static', 'dhcp', 'pool', 'auto', 'link-local'],
}
const aeModes = ['balanced', 'active_standby', '802.3ad']

// --- what is wished, in the types of the row

function drafted(c: Call, host: string, base: Draft, wish: Wish): Draft {
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

// --- checks

function check(c: Call, draft: Draft, own: model.Interface | undefined): void {
  checkName(c, draft, own)
  if (draft.imtu < 576 || draft.imtu > 9216) refuse(400, 'MTU must be between 576 and 9216 bytes.')
  if (draft.ifclass !== null && !classes.includes(draft.ifclass))
    refuse(400, `Invalid interface class ${draft.ifclass}`)
  if (!types.includes(draft.iftype)) refuse(400, `Device interface type must be one of ${types.join(', ')}`)
  if (!['master', 'slave', 'none'].includes(draft.ptp_role)) {
    refuse(400, 'Interface ptp_role must be one of master, slave, none')
  }
  checkModes(draft)
  const below = draft.uses.flatMap(
    (ifname) => c.region.of(model.interfaces).find({ihost_uuid: draft.ihost_uuid, ifname}) ?? [],
  )
  if (draft.iftype === 'vlan') checkVlan(c, draft, below, own)
  if (draft.iftype === 'ae') checkBond(c, draft, below, own)
  if (draft.iftype === 'vf') checkFunctions(c, draft, below, own)
  else if (draft.ifclass === 'pci-sriov') checkSriov(c, draft, own)
  else if ((draft.sriov_numvfs ?? 0) > 0) {
    refuse(400, 'Number of SR-IOV VFs is specified but interface class is not pci-sriov.')
  }
  checkMtu(c, draft, below, own)
}

function checkName(c: Call, {ifname, iftype, ihost_uuid}: Draft, own: model.Interface | undefined): void {
  if (ifname.trim() === '') refuse(400, 'Interface name cannot be whitespace.')
  if (ifname !== ifname.toLowerCase() || !/[a-z]/.test(ifname)) refuse(400, 'Interface name must be in lower case.')
  if (ifname.length > 15) refuse(400, `Interface ${ifname} has name length greater than 15.`)
  const special = /[^\w.\s-]/.exec(ifname)?.[0] ?? (iftype === 'vlan' ? /[-]/.exec(ifname)?.[0] : undefined)
  if (special !== undefined) {
    if (iftype === 'vlan') refuse(400, 'Cannot use special characters in vlan interface name.')
    refuse(400, `Cannot use '${special}' as a special character in interface name.`)
  }
  const other = c.region.of(model.interfaces).find({ihost_uuid, ifname})
  if (other !== undefined && other.uuid !== own?.uuid) refuse(400, `Interface Name ${ifname} must be unique.`)
}

/** The genuine server answers 500 for a mode that it does not know. */
function checkModes(draft: Draft): void {
  for (const [family, mode, pool] of [
    ['IPv4', draft.ipv4_mode, draft.ipv4_pool],
    ['IPv6', draft.ipv6_mode, draft.ipv6_pool],
  ] as const) {
    if (mode !== null && !modes[family].includes(mode)) refuse(400, `Unsupported ${family} address mode ${mode}`)
    if (mode === 'pool' && pool === null) {
      refuse(400, `Specifying an ${family} address mode of 'pool' requires an address pool.`)
    }
    if (pool !== null && mode !== 'pool') {
      refuse(409, `Specifying an ${family} address pool requires setting the address mode to 'pool'`)
    }
  }
}

function checkVlan(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  if (draft.vlan_id === null) refuse(400, 'VLAN id must be specified.')
  const [lower] = below
  if (lower === undefined) refuse(400, 'A VLAN interface must use one lower interface')
  if (lower.iftype === 'vlan') refuse(400, 'VLAN interfaces cannot be created over existing VLAN interfaces')
  const others = c.region
    .of(model.interfaces)
    .where({ihost_uuid: draft.ihost_uuid})
    .filter((one) => one.uuid !== own?.uuid && one.vlan_id === draft.vlan_id)
  if (draft.ifclass === 'platform' && others.some((one) => one.ifclass === 'platform')) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on another platform interface`)
  }
  if (others.some((one) => one.uses[0] === lower.ifname)) {
    refuse(400, `VLAN id ${draft.vlan_id} already in use on interface ${lower.ifname}`)
  }
  if (lower.ifclass === 'data' && draft.ifclass === 'platform') {
    refuse(400, 'Platform VLAN interface cannot be created over a data interface ')
  }
  if (lower.ifclass === 'platform' && draft.ifclass === 'data') {
    refuse(400, 'Data VLAN interface cannot be created over a platform interface ')
  }
}

function checkBond(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  if (draft.aemode === null || !aeModes.includes(draft.aemode)) {
    refuse(400, `Invalid aggregated ethernet mode '${draft.aemode ?? 'None'}' `)
  }
  if (draft.aemode === 'active_standby') {
    if (draft.txhashpolicy !== null) {
      refuse(
        400,
        `Device interface with interface type 'aggregated ethernet' in '${draft.aemode}' mode should not specify a Tx Hash Policy.`,
      )
    }
  } else if (draft.txhashpolicy === null) {
    refuse(
      400,
      "Device interface with 'aggregated ethernet' interface type in 'balanced' or '802.3ad' mode require a valid Tx Hash Policy.",
    )
  }
  if (draft.ifclass !== 'platform' && draft.ifclass !== 'data') {
    refuse(400, "Device interface class with interface type 'aggregated ethernet' must be 'platform' or 'data' ")
  }
  if (draft.ifclass === 'data' && draft.aemode !== 'active_standby' && draft.txhashpolicy !== 'layer2') {
    refuse(
      400,
      "Device interface with interface class 'data', and interface type 'aggregated ethernet' must have a Tx Hash Policy of 'layer2'.",
    )
  }
  if (below.length === 0) refuse(400, 'A port must be selected.')
  for (const member of below) {
    const bond = usersOf(c.region, member).find((one) => one.iftype === 'ae' && one.uuid !== own?.uuid)
    if (bond !== undefined) {
      refuse(
        400,
        `Interface '${member.ifname}' is already used by another 'aggregated ethernet' interface '${bond.ifname}'`,
      )
    }
    if (member.ifclass !== null && member.ifclass !== 'none') {
      refuse(
        400,
        "All interfaces being used in an 'aggregated ethernet' interface must have the interface class set to 'none'.",
      )
    }
  }
}

const portsOf = (c: Call, face: model.Interface) => c.region.of(model.ports).where({interface_uuid: face.uuid})

function checkSriov(c: Call, draft: Draft, own: model.Interface | undefined): void {
  if (draft.sriov_numvfs === null) refuse(400, 'Value for number of SR-IOV VFs must be specified.')
  if (draft.sriov_numvfs <= 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  checkDriver(draft)
  const [port] = own === undefined ? [] : portsOf(c, own)
  if (port === undefined) refuse(400, 'Exactly one port must be enabled.')
  if (port.sriov_totalvfs === null || port.sriov_totalvfs === 0) {
    refuse(400, "SR-IOV can't be configured on this interface")
  }
  if (draft.sriov_numvfs > port.sriov_totalvfs) {
    refuse(400, `The interface support a maximum of ${port.sriov_totalvfs} VFs`)
  }
}

function checkDriver({sriov_vf_driver: driver}: Draft): void {
  if (driver !== null && driver !== 'vfio' && driver !== 'netdevice') {
    refuse(400, 'Value for SR-IOV VF driver must be one of vfio, netdevice')
  }
}

/** Virtual functions are taken from those that the interface below has left; one stays with it. */
function checkFunctions(
  c: Call,
  draft: Draft,
  below: readonly model.Interface[],
  own: model.Interface | undefined,
): void {
  if (draft.ifclass !== 'pci-sriov') refuse(400, 'VF interfaces must have an interface class of pci-sriov')
  const [lower] = below
  if (lower === undefined || below.length !== 1) refuse(400, 'VF interfaces can only use one lower pci-sriov interface')
  if (lower.ifclass !== 'pci-sriov') {
    refuse(400, 'VF interfaces must be created over an interface of class pci-sriov')
  }
  const wanted = draft.sriov_numvfs ?? 0
  if (wanted <= 0) refuse(400, 'Value for number of SR-IOV VFs must be > 0.')
  checkDriver(draft)
  const used = usersOf(c.region, lower)
    .filter((one) => one.iftype === 'vf' && one.uuid !== own?.uuid)
    .reduce((sum, one) => sum + (one.sriov_numvfs ?? 0), 0)
  const free = (lower.sriov_numvfs ?? 0) - used - 1
  if (wanted > free) {
    refuse(
      400,
      `The number of virtual functions (${wanted}) must be less than or equal to the available VFs (${free}) ` +
        `available on the underlying interface (${lower.ifname})`,
    )
  }
}

function checkMtu(c: Call, draft: Draft, below: readonly model.Interface[], own: model.Interface | undefined): void {
  for (const lower of draft.iftype === 'ae' ? [] : below) {
    if (draft.imtu > lower.imtu) {
      refuse(400, `Interface MTU (${draft.imtu}) cannot be larger than MTU of underlying interface (${lower.imtu})`)
    }
  }
  for (const upper of own === undefined ? [] : usersOf(c.region, own)) {
    if (draft.imtu < upper.imtu) {
      refuse(
        400,
        `Interface MTU (${draft.imtu}) cannot be smaller than the interface MTU (${upper.imtu}) using this interface`,
      )
    }
  }
}

// --- requests

function locked(c: Call, face: {ihost_uuid: string; ifclass?: string | null}): void {
  const host = hostOf(c, face)
  const simplex = c.sim.ask('region', c.region.name)?.systemMode === 'simplex'
  if (host.administrative !== 'locked' && !(simplex && face.ifclass === 'pci-sriov'))
    refuse(400, 'Host must be locked.')
}

function postInterface(c: Call) {
  const body = fieldsOf(c, 'interface', posted)
  const host = hostGiven(c, body['ihost_uuid'])
  const ifclass = text(body['ifclass']) as Draft['ifclass']
  locked(c, {ihost_uuid: host.uuid, ifclass})
  const iftype = text(body['iftype']) as Draft['iftype']
  const base: Draft = {
    ...plainInterface,
    ifname: text(body['ifname']) ?? '',
    iftype,
    ihost_uuid: host.uuid,
    txhashpolicy: null,
  }
  const draft = drafted(c, host.uuid, base, body)
  check(c, draft, undefined)
  const [lower] = draft.uses
  const below = c.region.of(model.interfaces).find({ihost_uuid: host.uuid, ifname: lower ?? ''})
  const row = create(c, interfaceResource, {...draft, imac: below?.imac ?? draft.imac})
  return showRow(c, interfaceResource, row)
}

function patchInterface(c: Call) {
  const face = rowAsked(c, interfaceResource)
  const wish: Record<string, unknown> = {}
  for (const {op, field, value} of patchOperations(c.body)) {
    if (field === 'ptp_interfaces/-') assignPtp(c, face, op, value)
    else if (!asked.includes(field)) {
      refuse(
        400,
        `Couldn't apply patch '[{'path': '/${field}', 'op': '${op}', 'value': '${value}'}]'. ` +
          `Reason: can't replace a non-existent object '${field}'`,
      )
    } else wish[field] = op === 'remove' ? null : value
  }
  if (Object.keys(wish).length === 0) return showRow(c, interfaceResource, face)
  locked(c, face)
  const {id: _id, uuid: _uuid, createdAt: _created, updatedAt: _updated, ...base} = face
  const draft = drafted(c, face.ihost_uuid, base, wish)
  check(c, draft, face)
  checkLeftovers(c, face, draft)
  for (const upper of usersOf(c.region, face)) {
    const uses = upper.uses.map((one) => (one === face.ifname ? draft.ifname : one))
    c.region.of(model.interfaces).update(upper.uuid, {uses})
  }
  for (const port of portsOf(c, face)) {
    const sriov_numvfs = draft.ifclass === 'pci-sriov' ? draft.sriov_numvfs : 0
    if (port.sriov_numvfs !== sriov_numvfs) c.region.of(model.ports).update(port.uuid, {sriov_numvfs})
  }
  return changed(c, interfaceResource, face.uuid, draft)
}

/** What hangs on the old class or mode must be taken away first. */
function checkLeftovers(c: Call, face: model.Interface, draft: Draft): void {
  const own = c.region.of(addresses).where({interface_uuid: face.uuid, pool_uuid: null})
  for (const [family, before, after, sign] of [
    ['IPv4', face.ipv4_mode, draft.ipv4_mode, '.'],
    ['IPv6', face.ipv6_mode, draft.ipv6_mode, ':'],
  ] as const) {
    if (before === 'static' && after !== 'static' && own.some((one) => one.address.includes(sign))) {
      refuse(409, `Static ${family} addresses still exist on interface`)
    }
  }
  if (draft.ifclass === face.ifclass) return
  if (face.ifclass === 'platform' && c.region.of(model.interfaceNetworks).find({interface_uuid: face.uuid})) {
    refuse(400, 'The class of an interface with platform networks cannot be changed.')
  }
  if (c.region.of(model.interfaceDataNetworks).find({interface_uuid: face.uuid}) && draft.ifclass === 'platform') {
    refuse(400, 'The class of a non-platform interface cannot be changed while data networks are assigned to it.')
  }
}

function assignPtp(c: Call, face: model.Interface, op: string, value: unknown): void {
  const table = c.region.of(ptpInterfaces)
  const row = table.find({id: Number(value)}) ?? refuse(400, `No PTP interface object with id ${value}`)
  const kept = row.interface_uuids.filter((uuid) => uuid !== face.uuid)
  table.update(row.uuid, {interface_uuids: op === 'add' ? [...kept, face.uuid] : kept, updatedAt: c.sim.now()})
}

function deleteInterface(c: Call) {
  const face = rowAsked(c, interfaceResource)
  if (face.iftype === 'ethernet') refuse(400, 'Cannot delete a system created ethernet interface')
  locked(c, face)
  const [upper] = usersOf(c.region, face)
  if (upper !== undefined) {
    refuse(400, `Cannot delete interface ${face.ifname} of ${nameOf(hostOf(c, face))}: it is used by ${upper.ifname}`)
  }
  for (const kind of [model.routes, model.interfaceNetworks, model.interfaceDataNetworks] as const) {
    const table = c.region.of<model.Route>(kind as typeof model.routes)
    for (const row of table.where({interface_uuid: face.uuid})) table.remove(row.uuid)
  }
  for (const row of c.region.of(addresses).where({interface_uuid: face.uuid})) c.region.of(addresses).remove(row.uuid)
  c.region.of(model.interfaces).remove(face.uuid)
  return reply(204)
}

export function interfaceEdits(router: Router): void {
  router.post('/v1/iinterfaces', {}, postInterface)
  router.patch('/v1/iinterfaces/:uuid', {}, patchInterface)
  router.delete('/v1/iinterfaces/:uuid', {}, deleteInterface)
}
