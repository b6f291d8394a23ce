import {field} from './sheet.js'

/** One row of what is watched, by the name that it keeps. */
export interface Keyed {
  key: string
  row: unknown
}

/** What became of a row: it was not there before, is another than before (`was`: what it had), or is no longer there. */
export type Change =
  | {type: 'row'; key: string; row: unknown}
  | {type: 'changed'; key: string; row: unknown; was: unknown}
  | {type: 'gone'; key: string; row: unknown}

/** What happened between two looks: in the order of the later one, what is gone at the end. */
export const changesBetween = (before: readonly Keyed[], now: readonly Keyed[]): Change[] => [...changes(before, now)]

/** Whether anything did: to know that of thousands of rows it is enough to find the first. */
export const isChanged = (before: readonly Keyed[], now: readonly Keyed[]): boolean =>
  changes(before, now).next().done !== true

function* changes(before: readonly Keyed[], now: readonly Keyed[]): Generator<Change> {
  const known = new Map(before.map(({key, row}) => [key, row]))
  for (const {key, row} of now) {
    const old = known.get(key)
    if (!known.delete(key)) yield {type: 'row', key, row}
    else if (differ(old, row)) yield {type: 'changed', key, row, was: whatItHad(old, row)}
  }
  for (const [key, row] of known) yield {type: 'gone', key, row}
}

/** Of each row the name that it keeps: its subcloud, and its uuid, id or name; else what its first column says. */
export function keysOf(rows: readonly {row: unknown; first?: string}[]): string[] {
  const times = new Map<string, number>()
  return rows.map(({row, first = ''}) => {
    const own = ['uuid', 'id', 'name'].map((name) => word(row, name)).find((text) => text !== undefined) ?? first
    const site = word(row, 'subcloud')
    const key = [site, own].filter((part) => part !== undefined && part !== '').join('/')
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    // Nothing tells two such rows apart but their order.
    return time === 1 ? key : `${key}#${time}`
  })
}

function word(row: unknown, name: string): string | undefined {
  const value = field(row, name)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

/** Of what came as JSON. Compared, not written out: of thousands of rows that is most of a look. */
function differ(a: unknown, b: unknown): boolean {
  if (a === b) return false
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return true
  if (Array.isArray(a) !== Array.isArray(b)) return true
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return true
  return names.some((name) => !Object.hasOwn(b, name) || differ(field(a, name), field(b, name)))
}

/** Of the fields that are others now, what they were; a field that is new was nothing. */
function whatItHad(old: unknown, now: unknown): unknown {
  if (typeof old !== 'object' || old === null || typeof now !== 'object' || now === null) return old
  const fields = new Set([...Object.keys(old), ...Object.keys(now)])
  const others = [...fields].filter((name) => differ(field(old, name), field(now, name)))
  return Object.fromEntries(others.map((name) => [name, field(old, name) ?? null]))
}
