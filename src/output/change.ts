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
export function changesBetween(before: readonly Keyed[], now: readonly Keyed[]): Change[] {
  const known = new Map(before.map(({key, row}) => [key, row]))
  const changes: Change[] = []
  for (const {key, row} of now) {
    const old = known.get(key)
    if (!known.delete(key)) changes.push({type: 'row', key, row})
    else if (differ(old, row)) changes.push({type: 'changed', key, row, was: whatItHad(old, row)})
  }
  return [...changes, ...[...known].map(([key, row]): Change => ({type: 'gone', key, row}))]
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

const memberOf = (row: unknown, name: string): unknown =>
  typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined

function word(row: unknown, name: string): string | undefined {
  const value = memberOf(row, name)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** Of the fields that are others now, what they were; a field that is new was nothing. */
function whatItHad(old: unknown, now: unknown): unknown {
  if (typeof old !== 'object' || old === null || typeof now !== 'object' || now === null) return old
  const fields = new Set([...Object.keys(old), ...Object.keys(now)])
  const others = [...fields].filter((field) => differ(memberOf(old, field), memberOf(now, field)))
  return Object.fromEntries(others.map((field) => [field, memberOf(old, field) ?? null]))
}
