import type * as z from 'zod'
import {resembles} from '../resembling.js'

/** What is wrong in a plan file, and at which place. */
export interface Mistake {
  readonly path: readonly PropertyKey[]
  readonly what: string
}

type Content = unknown

/** `fleet[2].kind` */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** What was meant by a word that is not among those that are known. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = known.find((one) => resembles(word, one))
  if (meant !== undefined) return `, did you mean ${meant}?`
  return known.length === 0 ? '' : `; known are ${known.slice(0, 20).join(', ')}`
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

/** What the schema found, in words for whoever wrote the file. */
export function mistakesOf(schema: z.core.$ZodType, content: Content, issues: readonly z.core.$ZodIssue[]): Mistake[] {
  return issues.flatMap((issue): Mistake[] => {
    const {path} = issue
    const place = placeOf(path)
    const at = (what: string): Mistake[] => [{path, what: `${place || 'the file'} ${what}`}]
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: [...path, key],
          what: `${placeOf([...path, key])} is unknown${didYouMean(key, keysAt(schema, path))}`,
        }))
      case 'invalid_type': {
        const value = valueAt(content, path)
        if (value === undefined) return [{path: path.slice(0, -1), what: `${place} is missing`}]
        return at(`must be ${kinds[issue.expected] ?? issue.expected}, not ${shown(value)}`)
      }
      case 'invalid_value': {
        const value = valueAt(content, path)
        const words = issue.values.map(String)
        if (value === undefined)
          return [{path: path.slice(0, -1), what: `${place} is missing; it is ${words.join(' or ')}`}]
        return at(`must be ${words.join(' or ')}, not ${shown(value)}`)
      }
      case 'too_small':
        return at(
          issue.origin === 'array' || issue.origin === 'string'
            ? 'must not be empty'
            : `must be at least ${issue.minimum}`,
        )
      case 'too_big':
        return at(
          issue.origin === 'array' ? `must be at most ${issue.maximum} long` : `must be at most ${issue.maximum}`,
        )
      case 'invalid_key':
        return [{path, what: `${place} ${issue.issues[0]?.message ?? 'is no name'}`}]
      default:
        return at(issue.message)
    }
  })
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a mapping'
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 60)}...` : text
}

const valueAt = (content: Content, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], content)

interface Definition {
  readonly shape?: z.core.$ZodLooseShape
  readonly element?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
}

/** The keys that a mapping at this place may have. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const def = schema._zod.def as Definition
  if (def.innerType) return keysAt(def.innerType, path)
  const [key, ...rest] = path
  if (key === undefined) return Object.keys(def.shape ?? {})
  const next = def.shape?.[String(key)] ?? def.element ?? def.valueType
  return next === undefined ? [] : keysAt(next, rest)
}
