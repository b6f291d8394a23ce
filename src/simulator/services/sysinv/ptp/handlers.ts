import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {patchOperations} from '../patch.js'
import {changed, create, created, fieldsOf, removeAsked, text} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {isUuid} from '../resource/uuid.js'
import * as model from './model.js'
import {instanceResource, parameterResource, ptpInterfaceResource} from './show.js'

function nameOf(given: unknown, thing: string, taken: (name: string) => boolean): string {
  const name = text(given)
  if (name === null) refuse(400, `No name assigned to ${thing}`)
  if (taken(name)) refuse(409, `A ${thing} with name '${name}' already exists.`)
  return name
}

export function postInstance(c: Call) {
  const body = fieldsOf(c, 'ptp_instance', ['name', 'service'])
  const service = String(body['service'])
  if (!(model.ptpServices as readonly string[]).includes(service)) {
    refuse(
      400,
      `Invalid input for field/attribute service. Value: '${service}'. ` +
        `Value should be one of: ${model.ptpServices.join(', ')}`,
    )
  }
  const table = c.region.of(model.ptpInstances)
  const name = nameOf(body['name'], 'PTP instance', (wanted) => table.find({name: wanted}) !== undefined)
  return created(c, instanceResource, {name, service, host_uuids: []})
}

/** `add` gives a parameter to an owner, or changes what it says; `remove` takes it away. */
function patchParameters(c: Call, owner: string, thing: 'instance' | 'interface'): void {
  const table = c.region.of(model.ptpParameters)
  for (const operation of patchOperations(c)) {
    const {op, field} = operation
    if (field !== 'ptp_parameters/-') refuse(400, `Invalid path: /${field}`)
    const section = thing === 'instance' ? (text(operation.section) ?? 'global') : 'global'
    const pair = String(operation.value)
    if (op === 'remove' && thing === 'instance' && isUuid(pair)) {
      const row = table.get(pair)
      if (row === undefined || !row.owners.includes(owner)) notOwned(pair, thing)
      disown(c, row, owner)
      continue
    }
    const at = pair.indexOf('=')
    if (at < 1) refuse(400, `Bad PTP parameter keypair: ${pair}`)
    const [name, said] = [pair.slice(0, at), pair.slice(at + 1)]
    const known = table.find((one) => one.section === section && one.name === name && one.owners.includes(owner))
    if (op === 'remove') {
      const called = thing === 'instance' ? `${section}'s ${pair}` : pair
      const anywhere = table.find((one) => one.section === section && one.name === name && one.value === said)
      if (anywhere === undefined) refuse(400, `No PTP parameter object found for ${called}`)
      if (!anywhere.owners.includes(owner)) notOwned(called, thing)
      disown(c, anywhere, owner)
      continue
    }
    if (known?.value === said) refuse(409, `UUID ${known.uuid} is already a PTP parameter of UUID ${owner}.`)
    if (known !== undefined) disown(c, known, owner)
    const same = table.find((one) => one.section === section && one.name === name && one.value === said)
    if (same === undefined) create(c, parameterResource, {section, name, value: said, owners: [owner]})
    else table.update(same.uuid, {owners: [...same.owners, owner], updatedAt: c.sim.now()})
  }
}

function notOwned(called: string, thing: string): never {
  refuse(400, `No PTP parameter object ${called} is owned by the given ${thing}`)
}

/** A parameter that nobody uses any more is gone. */
function disown(c: Call, row: model.PtpParameter, owner: string): void {
  const owners = row.owners.filter((one) => one !== owner)
  const table = c.region.of(model.ptpParameters)
  if (owners.length === 0) table.remove(row.uuid)
  else table.update(row.uuid, {owners, updatedAt: c.sim.now()})
}

/** Changes answer 400 to what reading answers 404 to. */
function mustExist(c: Call<'uuid'>, thing: 'instance' | 'interface'): void {
  const ref = c.params.uuid
  const {region} = c
  const there = thing === 'instance' ? region.of(model.ptpInstances).has(ref) : region.of(model.ptpInterfaces).has(ref)
  if (!there) refuse(400, `No PTP ${thing} found for ${ref}`)
}

/** What goes takes its parameters along. */
function disownAll(c: Call, owner: string): void {
  for (const row of c.region.of(model.ptpParameters).where((one) => one.owners.includes(owner))) disown(c, row, owner)
}

export function patchInstance(c: Call<'uuid'>) {
  mustExist(c, 'instance')
  const row = rowAsked(c, instanceResource)
  patchParameters(c, row.uuid, 'instance')
  return changed(c, instanceResource, row.uuid, {})
}

export function deleteInstance(c: Call<'uuid'>) {
  mustExist(c, 'instance')
  return removeAsked(c, instanceResource, (row) => {
    if (row.host_uuids.length > 0) refuse(400, `PTP instance ${row.uuid} is still associated with host(s)`)
    disownAll(c, row.uuid)
    const table = c.region.of(model.ptpInterfaces)
    for (const {uuid} of table.where({ptp_instance_uuid: row.uuid})) {
      disownAll(c, uuid)
      table.remove(uuid)
    }
  })
}

export function postInterface(c: Call) {
  const body = fieldsOf(c, 'ptp_interface', ['name', 'ptp_instance_uuid'])
  const table = c.region.of(model.ptpInterfaces)
  const name = nameOf(body['name'], 'PTP interface', (wanted) => table.find({name: wanted}) !== undefined)
  const ref = String(body['ptp_instance_uuid'])
  const instance = c.region.of(model.ptpInstances).get(ref) ?? instanceResource.missing(ref)
  return created(c, ptpInterfaceResource, {name, ptp_instance_uuid: instance.uuid, interface_uuids: []})
}

export function patchInterface(c: Call<'uuid'>) {
  mustExist(c, 'interface')
  const row = rowAsked(c, ptpInterfaceResource)
  patchParameters(c, row.uuid, 'interface')
  return changed(c, ptpInterfaceResource, row.uuid, {})
}

export function deleteInterface(c: Call<'uuid'>) {
  mustExist(c, 'interface')
  return removeAsked(c, ptpInterfaceResource, (row) => {
    if (row.interface_uuids.length > 0) {
      refuse(400, `PTP interface ${row.uuid} is still associated with host interface(s)`)
    }
    disownAll(c, row.uuid)
  })
}

export function patchParameter(c: Call<'uuid'>) {
  const row = rowAsked(c, parameterResource)
  const [first] = patchOperations(c)
  if (first?.field !== 'value') refuse(400, 'Only the value of a PTP parameter can be modified')
  return changed(c, parameterResource, row.uuid, {value: String(first.value)})
}

/** One that nobody uses yet. */
export function postParameter(c: Call) {
  const body = fieldsOf(c, 'ptp_parameter', ['name', 'value', 'section', 'owners'])
  const name = text(body['name']) ?? refuse(400, 'No name assigned to PTP parameter')
  const value = text(body['value']) ?? ''
  const section = text(body['section']) ?? 'global'
  const same = c.region
    .of(model.ptpParameters)
    .find((one) => one.section === section && one.name === name && one.value === value)
  if (same !== undefined) refuse(409, `A PTP parameter with UUID ${same.uuid} already exists.`)
  return created(c, parameterResource, {section, name, value, owners: []})
}

export const deleteParameter = (c: Call<'uuid'>) =>
  removeAsked(c, parameterResource, (row) => {
    if (row.owners.length > 0) refuse(400, `PTP parameter ${row.uuid} still in use`)
  })
