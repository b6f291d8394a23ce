import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Row} from '../row.js'
import {uuidArgument} from './uuid.js'

export const pagingArguments = ['marker', 'limit', 'sort_key', 'sort_dir']

/** What pages of a resource depend on. */
export interface Paged {
  readonly sortedBy?: string
  /** the words for a uuid that nothing has */
  readonly missing: (ref: string) => never
}

/** The most rows that one reply holds. */
const most = 2000

/** The part of the rows that a request asks for, and the address of the next part if there may be one. */
export function page<T extends Row>(c: Call, resource: Paged, rows: readonly T[]): {rows: readonly T[]; next?: string} {
  const {marker, sort_key: key = resource.sortedBy ?? 'id', sort_dir: direction = 'asc'} = c.query
  const limit = limitOf(c.query['limit'])
  if (direction !== 'asc' && direction !== 'desc') {
    refuse(400, `Invalid sort direction: ${direction}. Acceptable values are 'asc' or 'desc'`)
  }
  const sorted = [...rows].sort(comparison(resource, rows, key))
  if (direction === 'desc') sorted.reverse()
  let from = 0
  if (marker !== undefined) {
    const uuid = uuidArgument('marker', marker)
    from = sorted.findIndex((row) => row.uuid === uuid) + 1
    if (from === 0) resource.missing(marker)
  }
  const shown = sorted.slice(from, from + (limit ?? most))
  if (limit === undefined || shown.length < limit) return {rows: shown}
  const asked = new URLSearchParams({...c.query})
  for (const name of pagingArguments) asked.delete(name)
  const filters = asked.size === 0 ? '' : `&${asked}`
  const paging = `sort_key=${key}&sort_dir=${direction}&limit=${limit}&marker=${shown.at(-1)?.uuid ?? ''}`
  return {rows: shown, next: `${c.base}${c.path.replace(/\/$/, '')}?${paging}${filters}`}
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^-?\d+$/.test(text)) {
    refuse(
      400,
      `Invalid input for field/attribute limit. Value: '${text}'. unable to convert to int. ` +
        `Error: invalid literal for int() with base 10: '${text}'`,
    )
  }
  const limit = Number(text)
  if (limit < 0) refuse(400, 'Limit must be positive')
  return limit === 0 ? undefined : Math.min(limit, most)
}

/** What nothing is known to be sorted by is refused; the genuine servers fail with 500 there. */
function comparison<T extends Row>(resource: Paged, rows: readonly T[], key: string): (a: T, b: T) => number {
  const value = (row: T): unknown => {
    if (key === 'created_at') return row.createdAt
    if (key === 'updated_at') return row.updatedAt
    return (row as unknown as Record<string, unknown>)[key]
  }
  const first = rows[0]
  if (first !== undefined && value(first) === undefined && key !== resource.sortedBy) {
    refuse(400, `Sort key supplied is invalid: ${key}`)
  }
  return (a, b) => compare(value(a), value(b)) || a.id - b.id
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  // A database puts what is not set first.
  const [left, right] = [a ?? '', b ?? ''].map(String) as [string, string]
  return left < right ? -1 : left > right ? 1 : 0
}
