import type * as z from 'zod'
import type {Schema} from './reply.js'

/**
 * What a reply lacks, filled in by what its schema says: the check of replies lets pass what is missing or null, because the
 * rest is worth showing. Whoever goes on with it, rather than show it, needs what the types promise. What lacks nothing is
 * the same object, and so is what comes of the same reply.
 */
export function filling<T>(schema: Schema<T>): (value: T) => T {
  const known = new WeakMap<object, unknown>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return filled(schema, value) as T
    if (!known.has(value)) known.set(value, filled(schema, value))
    return known.get(value) as T
  }
}

/** The same for a list. */
export function fillingAll<T>(schema: Schema<T>): (list: readonly T[]) => readonly T[] {
  const fill = filling(schema)
  const known = new WeakMap<readonly T[], readonly T[]>()
  return (list) => {
    const before = known.get(list)
    if (before !== undefined) return before
    const rows = list.map(fill)
    const made = rows.every((row, at) => row === list[at]) ? list : rows
    known.set(list, made)
    return made
  }
}

function filled(schema: unknown, value: unknown): unknown {
  const {def} = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return isObject(value) ? filledMembers(Object.entries(def.shape), value) : value
    case 'record':
      return isObject(value)
        ? filledMembers(
            Object.keys(value).map((name) => [name, def.valueType] as const),
            value,
          )
        : value
    case 'array': {
      if (!Array.isArray(value)) return value
      const made = value.map((one) => filled(def.element, one))
      return made.every((one, at) => one === value[at]) ? value : made
    }
    case 'nullable':
      return value === undefined ? null : value === null ? value : filled(def.innerType, value)
    case 'optional':
      return value == null ? value : filled(def.innerType, value)
    case 'union':
      return value ?? filled(def.options[0], value)
    case 'string':
      return value ?? ''
    // As servers write a number that they do not know.
    case 'number':
      return value ?? -1
    case 'boolean':
      return value ?? false
    default:
      return value
  }
}

function filledMembers(shape: readonly (readonly [name: string, schema: unknown])[], value: Record<string, unknown>) {
  const lacking = shape.flatMap(([name, schema]) => {
    const made = filled(schema, value[name])
    return made === value[name] ? [] : [[name, made] as const]
  })
  return lacking.length === 0 ? value : {...value, ...Object.fromEntries(lacking)}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
