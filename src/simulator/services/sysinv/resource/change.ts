import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {patchOperations} from '../patch.js'
import type {Row} from '../row.js'
import {type Resource, rowAsked, showRow} from './resource.js'

export type Wish = Readonly<Record<string, unknown>>

/** What a JSON patch wants, by field; a field that the resource does not have is refused in the API's words. */
export function wishes(c: Call, known: readonly string[]): Record<string, unknown> {
  const wish: Record<string, unknown> = {}
  for (const {field, value, op} of patchOperations(c.body)) {
    if (!known.includes(field)) {
      const patch = `[{'path': '/${field}', 'op': '${op}', 'value': '${value}'}]`
      refuse(400, `Couldn't apply patch '${patch}'. Reason: can't replace a non-existent object '${field}'`)
    }
    wish[field] = op === 'remove' ? null : value
  }
  return wish
}

/** The body of a POST as a record; what the resource does not know is refused. */
export function fieldsOf(c: Call, argument: string, known: readonly string[]): Wish {
  if (typeof c.body !== 'object' || c.body === null || Array.isArray(c.body)) {
    refuse(400, 'Request is not in valid JSON format')
  }
  for (const field of Object.keys(c.body)) {
    if (!known.includes(field)) refuse(400, `Unknown attribute for argument ${argument}: ${field}`)
  }
  return c.body as Wish
}

export const text = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : String(value)

/** A whole number, or the refusal that Python's int() would cause. */
export function integer(field: string, value: unknown): number {
  const given = String(value)
  if (!/^-?\d+$/.test(given)) {
    refuse(
      400,
      `Invalid input for field/attribute ${field}. Value: '${given}'. Wrong type. ` +
        `Expected '<class 'int'>', got '<class 'str'>'`,
    )
  }
  return Number(given)
}

/** A new row, and the reply that shows it. */
export function create<T extends Row>(c: Call, resource: Resource<T>, fields: Omit<T, keyof Row>): T {
  const table = c.region.of(resource.collection)
  return table.insert({
    id: table.nextId(),
    uuid: c.sim.random(c.region.name, `${resource.path}.uuid`).uuid(),
    createdAt: c.sim.now(),
    updatedAt: null,
    ...fields,
  } as unknown as T)
}

export const created = <T extends Row>(c: Call, resource: Resource<T>, fields: Omit<T, keyof Row>) =>
  showRow(c, resource, create(c, resource, fields))

export const change = <T extends Row>(c: Call, resource: Resource<T>, uuid: string, patch: Partial<T>) =>
  c.region.of(resource.collection).update(uuid, {...patch, updatedAt: c.sim.now()})

export const changed = <T extends Row>(c: Call, resource: Resource<T>, uuid: string, patch: Partial<T>) =>
  showRow(c, resource, change(c, resource, uuid, patch))

/** Removes the row that the address names, unless `check` refuses; answered without a body. */
export function removeAsked<T extends Row>(
  c: Call<'uuid'>,
  resource: Resource<T>,
  check: (row: T) => void = () => undefined,
) {
  const row = rowAsked(c, resource)
  check(row)
  c.region.of(resource.collection).remove(row.uuid)
  return reply(204)
}
