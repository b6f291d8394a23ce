/** What somebody wants of a resource: its members by name. */
export type Wanted = Readonly<Record<string, unknown>>

export type Row = Readonly<Record<string, unknown>>

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Members of replies may be spelled with other signs between their words than those of requests. */
const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '')

/** The value of a member, under whichever spelling; undefined where the row has none. */
export function memberOf(row: Row, name: string): {value: unknown} | undefined {
  if (Object.hasOwn(row, name)) return {value: row[name]}
  const found = Object.keys(row).find((own) => plainName(own) === plainName(name))
  return found === undefined ? undefined : {value: row[found]}
}

/** Whether the row has every wanted member, with the wanted value; undefined where it does not say. */
export function hasAll(row: Row, wanted: Wanted): boolean | undefined {
  let silent = false
  for (const [name, value] of Object.entries(wanted)) {
    const own = memberOf(row, name)
    if (own === undefined) silent = true
    else if (!isAlike(value, own.value)) return false
  }
  return silent ? undefined : true
}

/** Requests are texts where replies have types: `'20'` is 20, `'True'` is true, and nothing is nothing. */
export function isAlike(wanted: unknown, own: unknown): boolean {
  if (isNothing(wanted) || isNothing(own)) return isNothing(wanted) && isNothing(own)
  if (Array.isArray(wanted) || Array.isArray(own)) {
    const [left, right] = [listOf(wanted), listOf(own)]
    return left.length === right.length && left.every((item, at) => isAlike(item, right[at]))
  }
  // Where a host stands is a text when it is said and a member when it is told.
  if (!isRow(wanted) && isRow(own) && 'locn' in own) return isAlike(wanted, own['locn'])
  if (isRow(wanted) && isRow(own)) return hasAll(own, wanted) === true
  return textOf(wanted) === textOf(own)
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 'None' ||
  (Array.isArray(value) && value.length === 0)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : String(value).split(','))

const textOf = (value: unknown): string => {
  const text = String(value).trim()
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : text
}
