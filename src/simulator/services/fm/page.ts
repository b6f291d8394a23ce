import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'

const common = ['q.field', 'q.op', 'q.type', 'q.value', 'marker', 'limit', 'sort_key', 'sort_dir']

export function checkArguments(c: Call, also: readonly string[]): void {
  for (const name of c.search.keys()) {
    if (!common.includes(name) && !also.includes(name)) refuse(400, `Unknown argument: "${name}"`)
  }
}

/** Whatever is not a word for false counts as true. */
export const truth = (c: Call, name: string): boolean =>
  !['', 'false', '0', 'f', 'no', 'n', 'off'].includes((c.query[name] ?? '').toLowerCase())

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export interface Paging<T> {
  readonly path: string
  readonly noun: string
  readonly key: (row: T) => string
  /** the most rows a page has; without it there is no limit unless asked for */
  readonly most?: number
  readonly sortKey?: string
  readonly sortDir?: 'asc' | 'desc'
}

/** The page that was asked for; `next` only where the page is full, as the genuine server does. */
export function page<T>(
  c: Call,
  rows: readonly T[],
  {path, noun, key, most = Number.POSITIVE_INFINITY, sortKey = 'id', sortDir = 'asc'}: Paging<T>,
): {rows: readonly T[]; next: {next?: string}} {
  const asked = Math.min(limitOf(c) || most, most)
  const direction = c.query['sort_dir'] ?? sortDir
  if (direction !== 'asc' && direction !== 'desc') {
    refuse(400, `Invalid sort direction: ${direction}. Acceptable values are 'asc' or 'desc'`)
  }
  const from = startOf(c, rows, noun, key)
  const cut = rows.slice(from, from + asked)
  const last = cut.at(-1)
  if (last === undefined || cut.length !== asked) return {rows: cut, next: {}}
  const order = `sort_key=${c.query['sort_key'] ?? sortKey}&sort_dir=${direction}`
  return {rows: cut, next: {next: `${c.base}/v1/${path}?${order}&limit=${asked}&marker=${key(last)}`}}
}

function limitOf(c: Call): number {
  const text = c.query['limit']
  if (text === undefined) return 0
  if (!/^[+-]?\d+$/.test(text)) {
    const python = `invalid literal for int() with base 10: '${text}'`
    refuse(400, `Invalid input for field/attribute limit. Value: '${text}'. unable to convert to int. Error: ${python}`)
  }
  const limit = Number(text)
  return limit < 0 ? refuse(400, 'Limit must be positive') : limit
}

function startOf<T>(c: Call, rows: readonly T[], noun: string, key: (row: T) => string): number {
  const marker = c.query['marker']
  if (marker === undefined) return 0
  if (!uuidForm.test(marker)) {
    const reason = 'unable to convert to uuid. Error: [HTTP 400] Unacceptable parameters.'
    refuse(400, `Invalid input for field/attribute marker. Value: '${marker}'. ${reason}`)
  }
  const at = rows.findIndex((row) => key(row) === marker)
  return at < 0 ? refuse(404, `[HTTP 404] ${noun} ${marker} could not be found.`) : at + 1
}
