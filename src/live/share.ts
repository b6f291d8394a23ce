const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Whether two values of JSON say the same. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isAlike(a[name], b[name]))
}

/** The earlier one of two values that say the same. */
export const sharedValue = <T>(before: T | undefined, now: T): T =>
  before !== undefined && isAlike(before, now) ? before : now

/** The rows as they are now, those that say the same as before by the objects they were before; or the list of before. */
export function sharedRows<T>(before: readonly T[], now: readonly T[], keyOf: (row: T) => unknown): readonly T[] {
  if (before === now) return before
  const known = new Map(before.map((row) => [keyOf(row), row]))
  const rows = now.map((row) => sharedValue(known.get(keyOf(row)), row))
  return rows.length === before.length && rows.every((row, at) => row === before[at]) ? before : rows
}

/** The earlier one of two maps that say the same. */
export function sharedMap<K, V>(before: ReadonlyMap<K, V>, now: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const same = before.size === now.size && [...now].every(([key, value]) => isAlike(before.get(key), value))
  return same ? before : now
}
