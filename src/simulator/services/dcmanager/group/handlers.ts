import {spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {subclouds} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {byRef, changing} from '../row.js'
import {jsonBody} from '../values/json-body.js'
import {isName} from '../values/name.js'
import {checked, checkRule, keptOf, type Rule} from '../values/rule.js'
import {textOf, type Values} from '../values/values.js'
import {defaultGroupId, type Group, groups} from './model.js'

export const groupByRef = (c: Call, ref: string): Group | undefined => byRef(c.region.of(groups), ref, {name: ref})

const changeGroup = changing(groups)

const findGroup = (c: Call<'group'>): Group => groupByRef(c, c.params.group) ?? refuse(404, 'Subcloud Group not found')

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

export const showGroup = (c: Call<'group'>) => shown(findGroup(c))

export const listMembers = (c: Call<'group'>) => ({subclouds: members(c, findGroup(c)).map((one) => bareSubcloud(one))})

const name: Rule<Group> = {
  field: 'name',
  called: 'group name',
  holds: (text) => isName(text, 'default'),
  keep: (text) => ({name: text}),
}

const rules: readonly Rule<Group>[] = [
  name,
  {
    field: 'description',
    called: 'group description',
    holds: (text) => text.length > 0 && text.length < 255,
    keep: (description) => ({description}),
  },
  {
    field: 'update_apply_type',
    called: 'group update_apply_type',
    holds: (text) => text === 'parallel' || text === 'serial',
    keep: (text) => ({applyType: text as Group['applyType']}),
  },
  {
    field: 'max_parallel_subclouds',
    called: 'group max_parallel_subclouds',
    holds: (text) => /^[+-]?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 5000,
    keep: (text) => ({maxParallel: Number(text)}),
  },
]

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
  const kept = checked(values, rules)
  refuseTaken(c, textOf(values, 'name'))
  const table = c.region.of(groups)
  const blank = {id: table.nextId(), createdAt: c.sim.now(), updatedAt: null}
  return echoed(table.insert({...blank, ...kept} as Group), values)
}

export function updateGroup(c: Call<'group'>) {
  const values = jsonBody(c)
  const group = findGroup(c)
  const said = rules.filter(({field}) => textOf(values, field) !== '')
  // A number of zero is no wish to change it.
  const asked = said.filter(({field}) => values[field] !== 0)
  if (asked.length === 0) refuse(400, 'nothing to update')
  for (const rule of asked) {
    checkRule(values, rule)
    if (rule === name && group.id === defaultGroupId) refuse(400, 'Default group name cannot be changed')
  }
  if (asked.includes(name)) refuseTaken(c, textOf(values, 'name'), group.id)
  const updated = changeGroup(c.sim, group.id, keptOf(values, said))
  return echoed(updated, values)
}

export function deleteGroup(c: Call<'group'>) {
  const group = findGroup(c)
  if (group.id === defaultGroupId) refuse(400, 'Default Subcloud Group may not be deleted')
  if (members(c, group).length > 0) refuse(400, 'Subcloud Group not empty')
  c.region.of(groups).remove(group.id)
  return null
}
