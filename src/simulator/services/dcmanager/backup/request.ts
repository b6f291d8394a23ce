import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {groupByRef} from '../group/handlers.js'
import {lookUpSubcloud} from '../record/find.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {fileOf, formOf} from '../values/form.js'
import {textOf, type Values, yamlFile} from '../values/values.js'

const expected = {
  create: ['subcloud', 'group', 'local_only', 'registry_images', 'backup_values', 'sysadmin_password'],
  delete: ['release', 'subcloud', 'group', 'local_only', 'sysadmin_password'],
  restore: [
    'with_install',
    'release',
    'local_only',
    'registry_images',
    'sysadmin_password',
    'restore_values',
    'subcloud',
    'group',
    'auto',
    'factory',
    'on_site',
  ],
}

/** A form with a file of values, or JSON; nothing that is not expected. */
export function payloadOf(c: Call, verb: keyof typeof expected): Values {
  const form = formOf(c)
  const multipart = form.files.length > 0 || Object.keys(form.fields).length > 0
  const values = multipart ? fromForm(form) : fromJson(c)
  if (!Object.keys(values).every((key) => expected[verb].includes(key))) refuse(400, 'Unexpected parameter received')
  return values
}

function fromForm(form: ReturnType<typeof formOf>): Values {
  const files = ['backup_values', 'restore_values'].flatMap((field) => {
    const file = fileOf(form, field)
    return file === undefined ? [] : [[field, yamlFile(file, field)]]
  })
  return {...form.fields, ...Object.fromEntries(files)}
}

function fromJson(c: Call): Values {
  if (c.body === undefined) refuse(400, 'Request body is malformed.')
  if (c.body === null || typeof c.body !== 'object' || Array.isArray(c.body)) {
    refuse(400, 'Invalid request body format')
  }
  return c.body as Values
}

/** The options of a request, as what they say. */
export function optionsOf<K extends string>(values: Values, names: readonly K[]): Record<K, boolean> {
  const read = (name: string): boolean => {
    const word = textOf(values, name).toLowerCase()
    if (word === '' || word === 'false') return false
    return word === 'true' || refuse(400, `Invalid ${name} value, should be boolean`)
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<K, boolean>
}

export interface Entity {
  readonly type: 'subcloud' | 'group'
  readonly ref: string
  readonly members: readonly Subcloud[]
}

export function entityOf(c: Call, values: Values): Entity {
  const [one, group] = [textOf(values, 'subcloud'), textOf(values, 'group')]
  if (one !== '' && group !== '') {
    refuse(400, "'subcloud' and 'group' parameters should not be given at the same time")
  }
  if (one !== '') {
    const subcloud = lookUpSubcloud(c, one) ?? refuse(400, 'Subcloud not found')
    return {type: 'subcloud', ref: one, members: [subcloud]}
  }
  if (group === '') refuse(400, "'subcloud' or 'group' parameter is required")
  const found = groupByRef(c, group) ?? refuse(404, 'Group not found')
  const members = c.region.of(subclouds).where({groupId: found.id})
  if (members.length === 0) refuse(400, 'No subclouds present in group')
  return {type: 'group', ref: group, members}
}

/** Those about whom nothing is to be said; one alone is told why not, of a group any will do. */
export function usable(
  entity: Entity,
  verb: string,
  objection: (subcloud: Subcloud) => string | undefined,
): Subcloud[] {
  const objections = entity.members.map((subcloud) => objection(subcloud))
  const fit = entity.members.filter((_subcloud, at) => objections[at] === undefined)
  if (fit.length > 0) return fit
  if (entity.type === 'subcloud') return refuse(400, objections[0] ?? '')
  return refuse(400, `None of the subclouds in group ${entity.ref} are in a valid state for subcloud-backup ${verb}`)
}

export const shown = (members: readonly Subcloud[]) => ({subclouds: members.map((subcloud) => bareSubcloud(subcloud))})
