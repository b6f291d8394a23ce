type Shown = Readonly<Record<string, unknown>>

/** `name__contains=…`: what else than equality may be asked. */
const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  contains: (value, wanted) => value.includes(wanted),
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
}

const no = ['0', 'false', 'no', 'off']

function equal(value: unknown, wanted: string): boolean {
  if (typeof value === 'boolean') return value !== no.includes(wanted.toLowerCase())
  if (value === null || value === undefined) return wanted === ''
  return String(value) === wanted
}

/** Does a row have what the query asks of these fields? What is asked of others is passed over, as keystone does. */
export function matches(row: Shown, query: Readonly<Record<string, string>>, fields: readonly string[]): boolean {
  return Object.entries(query).every(([asked, wanted]) => {
    const [field = '', comparison] = asked.split('__')
    if (!fields.includes(field)) return true
    const value = row[field]
    if (comparison === undefined) return equal(value, wanted)
    const insensitive = comparison.startsWith('i')
    const compare = comparisons[insensitive ? comparison.slice(1) : comparison]
    if (compare === undefined || typeof value !== 'string') return compare === undefined
    return insensitive ? compare(value.toLowerCase(), wanted.toLowerCase()) : compare(value, wanted)
  })
}
