import {Document, isCollection, isMap, stringify, visit} from 'yaml'
import {excessIn} from '../../../../yaml/excess.js'
import {yamlValue} from '../../../../yaml/parser.js'

export type Values = Readonly<Record<string, unknown>>

export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Helm reads YAML 1.1; values that are no map, or no YAML, it cannot use. */
export function readValues(text: string): Values {
  const excess = excessIn(text)
  if (excess) throw new TypeError(excess)
  const values = yamlValue(text, {version: '1.1'})
  if (values === null) return {}
  if (!isValues(values)) throw new TypeError('values are not a map')
  return values
}

/** Later values win; maps are merged, everything else is replaced. */
export function merge(under: Values, over: Values): Values {
  const merged: Record<string, unknown> = {...under}
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key]
    merged[key] = isValues(before) && isValues(value) ? merge(before, value) : value
  }
  return merged
}

/** As helm prints values: sorted, lists at the level of their name. */
export const printValues = (values: Values): string =>
  stringify(values, {version: '1.1', indentSeq: false, sortMapEntries: true, lineWidth: 0})

/** As PyYAML prints what plugins made: collections without collections in them in one line. */
export function printSystemOverrides(values: Values): string {
  const document = new Document(values, {version: '1.1', sortMapEntries: true})
  visit(document, {
    Collection: (_key, node) => {
      node.flow = node.items.every((item) => !isCollection(isMap(node) ? (item as {value: unknown}).value : item))
    },
  })
  return document.toString({flowCollectionPadding: false, indentSeq: false, lineWidth: 0})
}
