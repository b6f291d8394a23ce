import type * as z from 'zod'

/** What is wrong with a file, and where. */
export interface Mistake {
  readonly path: readonly PropertyKey[]
  readonly what: string
}

/** `central.hosts[2].hardware` */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** One issue of the schema in the words of whoever writes the file. */
export function mistakeOf(schema: z.core.$ZodType, content: unknown, issue: z.core.$ZodIssue): Mistake {
  const {path} = issue
  const at = (what: string): Mistake => ({path, what: `${placeOf(path) || 'the file'} ${what}`})
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys
      return {path: [...path, key], what: unknownKey(path, key, keysOf(schemaAt(schema, path)))}
    }
    case 'invalid_key':
      return at(issue.issues[0]?.message ?? 'is no name')
    case 'invalid_type':
      return valueAt(content, path) === undefined
        ? {path: path.slice(0, -1), what: `${placeOf(path)} is missing`}
        : at(`must be ${kinds[issue.expected] ?? issue.expected}, not ${shown(valueAt(content, path))}`)
    case 'invalid_value':
      return valueAt(content, path) === undefined
        ? {path: path.slice(0, -1), what: `${placeOf(path)} is missing; it is ${oneOf(issue.values.map(String))}`}
        : at(`must be ${oneOf(issue.values.map(String))}, not ${shown(valueAt(content, path))}`)
    case 'too_small':
      return at(issue.origin === 'array' ? 'must not be empty' : `must be at least ${issue.minimum}`)
    case 'too_big':
      return at(`must be at most ${issue.maximum}`)
    default:
      return at(issue.message)
  }
}

const kinds: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
}

const oneOf = (values: readonly string[]): string =>
  values.length === 1 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

/** Those values of a list that stand further up already, with their places. */
export function* repeats(values: readonly string[]): Generator<[place: number, value: string]> {
  const seen = new Set<string>()
  for (const [place, value] of values.entries()) {
    if (seen.has(value)) yield [place, value]
    seen.add(value)
  }
}

function unknownKey(path: readonly PropertyKey[], key: string, allowed: readonly string[]): string {
  return `${placeOf([...path, key])} is unknown${resembling(key, allowed)}`
}

/** What was meant by a word that is not among those that are known. */
export function resembling(word: string, known: readonly string[]): string {
  const meant = known.find((one) => resembles(word, one))
  return meant === undefined ? `; known are ${known.join(', ')}` : `, did you mean ${meant}?`
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content)

/** The part of a schema that a path leads to, with what wraps it taken off. */
function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const def = bare(schema)._zod.def as {
    shape?: z.core.$ZodLooseShape
    element?: z.core.$ZodType
    valueType?: z.core.$ZodType
  }
  const [key, ...rest] = path
  if (key === undefined) return bare(schema)
  const next = def.shape?.[String(key)] ?? def.element ?? def.valueType
  return next === undefined ? undefined : schemaAt(next, rest)
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const {innerType} = schema._zod.def as {innerType?: z.core.$ZodType}
  return innerType === undefined ? schema : bare(innerType)
}

const keysOf = (schema: z.core.$ZodType | undefined): string[] =>
  Object.keys((schema?._zod.def as Partial<z.core.$ZodObjectDef> | undefined)?.shape ?? {})

/** At most two letters apart, beside what both begin and end with. */
function resembles(a: string, b: string): boolean {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return Math.max(a.length, b.length) - start - end <= 2
}
