/** One condition on the rows of a list. */
export interface Condition {
  field: string
  /** The server heeds `eq` only, but the official client sends all of them. */
  op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'
  value: string
  type?: 'string' | 'integer' | 'float' | 'datetime' | 'boolean'
}

/** Conditions as query parameters. */
export function filterQuery(conditions: readonly Condition[] = []): Record<string, string[]> {
  if (conditions.length === 0) return {}
  return {
    'q.field': conditions.map(({field}) => field),
    'q.op': conditions.map(({op}) => op),
    'q.type': conditions.map(({type = ''}) => type),
    'q.value': conditions.map(({value}) => value),
  }
}
