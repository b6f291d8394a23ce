import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hostGiven} from '../host/find.js'
import {nameOf} from '../host/model.js'
import {shedAddress} from '../network/allotment.js'
import {addresses} from '../network/model.js'
import {patchOperations} from '../patch.js'
import {ptpInterfaces} from '../ptp/model.js'
import {changed, create, fieldsOf, text} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {isSimplex} from '../system/mode.js'
import {checkInterface} from './check.js'
import {type Draft, drafted, settable} from './draft.js'
import {hostOf, portsOf} from './find.js'
import * as model from './model.js'
import {interfaceResource} from './resource.js'
import {plainInterface, usersOf} from './seed.js'

const asked = [...settable, 'uses', 'usesmodify', 'used_by', 'ports', 'ovs_access', 'channels', 'sriov_vf_channels']
const posted = [...asked, 'ihost_uuid', 'iftype', 'imac', 'networks', 'datanetworks', 'schedpolicy', 'network_type']

function locked(c: Call, face: {ihost_uuid: string; ifclass?: string | null}): void {
  const host = hostOf(c, face)
  const simplex = isSimplex(c.region)
  if (host.administrative !== 'locked' && !(simplex && face.ifclass === 'pci-sriov'))
    refuse(400, 'Host must be locked.')
}

export function postInterface(c: Call) {
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
  checkInterface(c, draft, undefined)
  const [lower] = draft.uses
  const below = c.region.of(model.interfaces).find({ihost_uuid: host.uuid, ifname: lower ?? ''})
  const row = create(c, interfaceResource, {...draft, imac: below?.imac ?? draft.imac})
  return showRow(c, interfaceResource, row)
}

export function patchInterface(c: Call) {
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
  checkInterface(c, draft, face)
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

export function deleteInterface(c: Call) {
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
  for (const row of c.region.of(addresses).where({interface_uuid: face.uuid})) {
    if (row.pool_uuid === null) c.region.of(addresses).remove(row.uuid)
    else shedAddress(c, row)
  }
  c.region.of(model.interfaces).remove(face.uuid)
  return reply(204)
}
