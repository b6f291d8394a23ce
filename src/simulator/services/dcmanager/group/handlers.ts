import {spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {subclouds} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {jsonBody} from '../values/json-body.js'
import {isName} from '../values/name.js'
import {textOf, type Values} from '../values/values.js'
import {defaultGroupId, type Group, groups} from './model.js'

export function groupByRef(c: Call, ref: string): Group | undefined {
  const table = c.region.of(groups)
  return /^\d+$/.test(ref) ? table.get(Number(ref)) : table.find({name: ref})
}

const findGroup = (c: Call): Group => groupByRef(c, c.params['group'] ?? '') ?? refuse(404, 'Subcloud Group not found')

const shown = (group: Group) => ({
  id: group.id,
  name: group.name,
  description: group.description,
  update_apply_type: group.applyType,
  max_parallel_subclouds: group.maxParallel,
  'created-at': spaced(group.createdAt),
  'updated-at': group.updatedAt === null ? null : spaced(group.updatedAt),
})

const members = (c: Call, group: Group) => c.region.of(subclouds).where({groupId: group.id})

export const listGroups = (c: Call) => ({
  subcloud_groups: c.region
    .of(groups)
    .all()
    .map((group) => ({...shown(group), subcloud_count: members(c, group).length})),
})

export const showGroup = (c: Call) => shown(findGroup(c))

export const listMembers = (c: Call) => ({subclouds: members(c, findGroup(c)).map((one) => bareSubcloud(one))})

/** Each field: what it is called in the record, and whether a value holds. */
const rules = {
  name: (text: string) => isName(text, 'default'),
  description: (text: string) => text.length > 0 && text.length < 255,
  update_apply_type: (text: string) => text === 'parallel' || text === 'serial',
  max_parallel_subclouds: (text: string) => /^[+-]?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 5000,
} as const

type Field = keyof typeof rules

function check(values: Values, field: Field): void {
  if (!rules[field](textOf(values, field))) refuse(400, `Invalid group ${field}`)
}

const fields = Object.keys(rules) as Field[]

const record = (values: Values): Partial<Group> => ({
  ...(textOf(values, 'name') ? {name: textOf(values, 'name')} : {}),
  ...(textOf(values, 'description') ? {description: textOf(values, 'description')} : {}),
  ...(textOf(values, 'update_apply_type')
    ? {applyType: textOf(values, 'update_apply_type') as Group['applyType']}
    : {}),
  ...(textOf(values, 'max_parallel_subclouds') ? {maxParallel: Number(textOf(values, 'max_parallel_subclouds'))} : {}),
})

/** The server's reply repeats the number as it was sent, a text where it was one. */
const echoed = (group: Group, values: Values) => ({
  ...shown(group),
  max_parallel_subclouds: values['max_parallel_subclouds'] || group.maxParallel,
})

function refuseTaken(c: Call, name: string, id?: number): void {
  const other = c.region.of(groups).find({name})
  if (other !== undefined && other.id !== id) refuse(400, 'A subcloud group with this name already exists')
}

export function createGroup(c: Call) {
  const values = jsonBody(c)
  for (const field of fields) check(values, field)
  refuseTaken(c, textOf(values, 'name'))
  const table = c.region.of(groups)
  const blank = {id: table.nextId(), createdAt: c.sim.now(), updatedAt: null}
  return echoed(table.insert({...blank, ...record(values)} as Group), values)
}

export function updateGroup(c: Call) {
  const values = jsonBody(c)
  const group = findGroup(c)
  const changed = fields.filter((field) => textOf(values, field) !== '' && values[field] !== 0)
  if (changed.length === 0) refuse(400, 'nothing to update')
  for (const field of changed) {
    check(values, field)
    if (field === 'name' && group.id === defaultGroupId) refuse(400, 'Default group name cannot be changed')
  }
  if (changed.includes('name')) refuseTaken(c, textOf(values, 'name'), group.id)
  const updated = c.region.of(groups).update(group.id, {...record(values), updatedAt: c.sim.now()})
  return echoed(updated, values)
}

export function deleteGroup(c: Call) {
  const group = findGroup(c)
  if (group.id === defaultGroupId) refuse(400, 'Default Subcloud Group may not be deleted')
  if (members(c, group).length > 0) refuse(400, 'Subcloud Group not empty')
  c.region.of(groups).remove(group.id)
  return null
}
