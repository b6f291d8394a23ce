import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'

/** Makes a test of what one field is compared with. */
export type Search<T> = (value: string) => (row: T) => boolean

export const contains =
  <T>(read: (row: T) => string): Search<T> =>
  (value) =>
  (row) =>
    read(row).includes(value)

export const equals =
  <T>(read: (row: T) => string): Search<T> =>
  (value) =>
  (row) =>
    read(row) === value

/** The conditions `q.field`, `q.op`, `q.value`, repeated; only `eq` counts, whatever else is sent is passed over. */
export function clauses<T>(c: Call, searchable: Readonly<Record<string, Search<T>>>): (row: T) => boolean {
  const ops = c.search.getAll('q.op')
  const values = c.search.getAll('q.value')
  const tests: ((row: T) => boolean)[] = []
  for (const [at, field] of c.search.getAll('q.field').entries()) {
    const search = Object.hasOwn(searchable, field) ? searchable[field] : undefined
    if (search === undefined) {
      const fields = Object.keys(searchable).join(', ')
      refuse(400, `Unknown field ${field} in the query. Fields are: ${fields}`)
    }
    if ((ops[at] ?? 'eq') === 'eq') tests.push(search(values[at] ?? ''))
  }
  return (row) => tests.every((holds) => holds(row))
}
