import type * as z from 'zod'
import type {Api} from './api.js'

/**
 * The same service; what its replies lack is filled in by what their schemas say. The check of replies lets pass what is
 * missing or null, because the rest is worth showing. Whoever goes on with a reply, rather than show it, needs what its type
 * promises. What lacks nothing is the same object, and so is what comes of the same reply.
 */
export function filledReplies(api: Api): Api {
  const known = new WeakMap<object, unknown>()
  const fill = <T>(value: T, made: () => unknown): T => {
    if (typeof value !== 'object' || value === null) return made() as T
    if (!known.has(value)) known.set(value, made())
    return known.get(value) as T
  }
  return {
    ...api,
    async get(path, schema, options) {
      const value = await api.get(path, schema, options)
      return fill(value, () => filled(schema, value))
    },
    async list(path, key, item, options) {
      const list = await api.list(path, key, item, options)
      return fill(list, () => filledAll(item, list))
    },
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
    case 'array':
      return Array.isArray(value) ? filledAll(def.element, value) : value
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

function filledAll(schema: unknown, list: readonly unknown[]): readonly unknown[] {
  const made = list.map((one) => filled(schema, one))
  return made.every((one, at) => one === list[at]) ? list : made
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
