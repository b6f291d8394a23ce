/** A moment as the servers write it, in UTC, whether or not they say so; none where it is no moment. */
export function momentOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || text === '') return undefined
  const zoned = /(?:[Zz]|[+-]\d\d:?\d\d)$/.test(text)
  const at = Date.parse(zoned ? text : `${text.replace(' ', 'T')}Z`)
  return Number.isFinite(at) ? at : undefined
}
