import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changed, create, created, fieldsOf, removeAsked, text} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
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

interface ParameterPatch {
  readonly op?: string
  readonly path?: string
  readonly value?: unknown
  readonly section?: string
}

/** `add` gives a parameter to an owner, or changes what it says; `remove` takes it away. */
function patchParameters(c: Call, owner: string, thing: 'instance' | 'interface'): void {
  const table = c.region.of(model.ptpParameters)
  if (!Array.isArray(c.body)) refuse(400, 'Request is not in valid JSON format')
  for (const {op, path, value, section = 'global'} of c.body as readonly ParameterPatch[]) {
    if (path !== '/ptp_parameters/-') refuse(400, `Invalid path: ${path}`)
    const pair = String(value)
    const at = pair.indexOf('=')
    if (at < 1) refuse(400, `Bad PTP parameter keypair: ${pair}`)
    const [name, said] = [pair.slice(0, at), pair.slice(at + 1)]
    const known = table.find((one) => one.section === section && one.name === name && one.owners.includes(owner))
    if (op === 'remove') {
      if (known === undefined || known.value !== said) {
        refuse(400, `No PTP parameter object ${pair} is owned by the given ${thing}`)
      }
      disown(c, known, owner)
      continue
    }
    if (known?.value === said) refuse(409, `UUID ${known.uuid} is already a PTP parameter of UUID ${owner}.`)
    if (known !== undefined) disown(c, known, owner)
    const same = table.find((one) => one.section === section && one.name === name && one.value === said)
    if (same === undefined) create(c, parameterResource, {section, name, value: said, owners: [owner]})
    else table.update(same.uuid, {owners: [...same.owners, owner], updatedAt: c.sim.now()})
  }
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

const hasParameters = (c: Call, owner: string): boolean =>
  c.region.of(model.ptpParameters).find((one) => one.owners.includes(owner)) !== undefined

export function patchInstance(c: Call<'uuid'>) {
  mustExist(c, 'instance')
  const row = rowAsked(c, instanceResource)
  patchParameters(c, row.uuid, 'instance')
  return changed(c, instanceResource, row.uuid, {})
}

export function deleteInstance(c: Call<'uuid'>) {
  mustExist(c, 'instance')
  return removeAsked(c, instanceResource, (row) => {
    const still = `PTP instance ${row.uuid} is still associated with`
    if (row.host_uuids.length > 0) refuse(400, `${still} host(s)`)
    if (hasParameters(c, row.uuid)) refuse(400, `${still} PTP parameter(s)`)
    if (c.region.of(model.ptpInterfaces).find({ptp_instance_uuid: row.uuid}) !== undefined) {
      refuse(400, `${still} PTP interface(s)`)
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
    const still = `PTP interface ${row.uuid} is still associated with`
    if (row.interface_uuids.length > 0) refuse(400, `${still} host interface(s)`)
    if (hasParameters(c, row.uuid)) refuse(400, `${still} PTP parameter(s)`)
  })
}

export function patchParameter(c: Call<'uuid'>) {
  const row = rowAsked(c, parameterResource)
  const [first] = (Array.isArray(c.body) ? c.body : []) as readonly ParameterPatch[]
  if (first?.path !== '/value') refuse(400, 'Only the value of a PTP parameter can be modified')
  return changed(c, parameterResource, row.uuid, {value: String(first.value)})
}
