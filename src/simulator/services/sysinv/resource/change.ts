import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {notWhole, pythonText} from '../../python-text.js'
import {type PatchOperation, patchOperations} from '../patch.js'
import type {Row} from '../row.js'
import type {Where} from '../where.js'
import {type Resource, rowAsked, showRow} from './resource.js'

export type Wish = Readonly<Record<string, unknown>>

/** What a JSON patch wants, by field; a field that the resource does not have is refused in the API's words. */
export function wishes(
  c: Call,
  known: readonly string[],
  operations: readonly PatchOperation[] = patchOperations(c),
): Record<string, unknown> {
  const wish: Record<string, unknown> = {}
  for (const {field, value, op} of operations) {
    if (!known.includes(field)) noSuchField(field, operations)
    wish[field] = op === 'remove' ? null : value
  }
  return wish
}

export function noSuchField(field: string, operations: readonly PatchOperation[]): never {
  const patch = `[${operations.map(({quoted}) => quoted).join(', ')}]`
  return refuse(400, `Couldn't apply patch '${patch}'. Reason: can't replace a non-existent object '${field}'`)
}

/**
 * The body of a POST as a record; what the resource does not know is refused, and so are texts where `numbers` says that
 * a whole number belongs: Python's int() names the whole body then, before anything else is looked at.
 */
export function fieldsOf(c: Call, argument: string, known: readonly string[], numbers: readonly string[] = []): Wish {
  const {body} = c
  if (body === null || (body === undefined && c.text === '')) refuse(400, `Missing argument: "${argument}"`)
  if (typeof body !== 'object' || Array.isArray(body)) refuse(400, 'Request is not in valid JSON format')
  const wish = body as Wish
  for (const field of Object.keys(wish)) {
    if (!known.includes(field)) refuse(400, `Unknown attribute for argument ${argument}: ${field}`)
  }
  for (const field of numbers) {
    const value = wish[field] ?? 0
    if (/^[+-]?\d+$/.test(String(value))) continue
    refuse(400, `Invalid input for field/attribute ${argument}. Value: '${pythonText(wish)}'. ${notWhole(value)}`)
  }
  return wish
}

export const text = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : String(value)

/** A whole number that a patch wants: there the type of the field is checked. */
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
export function create<T extends Row>(c: Where, resource: Resource<T>, fields: Omit<T, keyof Row>): T {
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

export const change = <T extends Row>(c: Where, resource: Resource<T>, uuid: string, patch: Partial<T>) =>
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
