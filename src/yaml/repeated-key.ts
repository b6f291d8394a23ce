import {type Document, isScalar, visit} from 'yaml'

/**
 * The first key that stands twice in one mapping, and where. The parser's own check compares each with each, which takes
 * minutes for a mapping of some ten thousand: parse with `uniqueKeys: false`.
 */
export function repeatedKey(document: Document): {key: string; offset: number} | undefined {
  let repeated: {key: string; offset: number} | undefined
  visit(document, {
    Map(_place, {items}) {
      const seen = new Set<unknown>()
      for (const {key} of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) {
          repeated = {key: String(key.value), offset: key.range?.[0] ?? 0}
          return visit.BREAK
        }
        seen.add(key.value)
      }
      return undefined
    },
  })
  return repeated
}
