import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {notWhole, pythonText} from '../python-text.js'

/** What an attribute may be; a list names its values. */
type Kind = 'text' | 'texts' | 'whole' | 'boolean' | readonly string[]

export interface Attribute {
  readonly name: string
  readonly kind: Kind
  /** It has to be there; `null` is enough. */
  readonly mandatory?: boolean
}

export const attribute = (name: string, kind: Kind): Attribute => ({name, kind})
export const mandatory = (name: string, kind: Kind): Attribute => ({name, kind, mandatory: true})

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const invalid = (field: string, value: unknown, why: string): never => {
  const shown = typeof value === 'string' ? value : pythonText(value)
  return refuse(400, `Invalid input for field/attribute ${field}. Value: '${shown}'. ${why}`)
}

/** What the request is about, as the genuine API reads JSON: attribute by attribute in its own order. */
export class RequestData {
  private constructor(private readonly values: ReadonlyMap<string, unknown>) {}

  static of(c: Call, attributes: readonly Attribute[]): RequestData {
    const body = jsonOf(c)
    const unknown = Object.keys(body).filter((name) => !attributes.some((one) => one.name === name))
    if (unknown.length > 0) {
      refuse(400, `Unknown attribute${unknown.length > 1 ? 's' : ''} for argument request_data: ${unknown.join(', ')}`)
    }
    const values = new Map<string, unknown>()
    for (const {name, kind, mandatory: needed} of attributes) {
      if (name in body) values.set(name, read(name, kind, body))
      else if (needed) missing(name)
    }
    return new RequestData(values)
  }

  /** Whether it was sent, be it as `null`. */
  has = (name: string): boolean => this.values.has(name)

  text(name: string): string | undefined {
    const value = this.values.get(name)
    return typeof value === 'string' ? value : undefined
  }

  texts(name: string): readonly string[] {
    const value = this.values.get(name)
    return Array.isArray(value) ? value.map(String) : []
  }

  whole(name: string): number | undefined {
    const value = this.values.get(name)
    return typeof value === 'number' ? value : undefined
  }

  isTrue = (name: string): boolean => this.values.get(name) === true

  choice<T extends string>(name: string, allowed: readonly T[], usual?: T): T {
    const value = this.values.get(name)
    return allowed.find((one) => one === value) ?? usual ?? missing(name)
  }
}

export const missing = (name: string): never => invalid(name, undefined, 'Mandatory field missing.')

function jsonOf(c: Call): Json {
  const [type = ''] = (c.header('content-type') ?? '').split(';', 1)
  if (c.text === '' || type === 'application/x-www-form-urlencoded')
    return refuse(400, 'Missing argument: "request_data"')
  if (!['application/json', 'text/javascript', 'application/javascript'].includes(type.trim().toLowerCase())) {
    return refuse(415, `Unknown mimetype: ${type}`)
  }
  return isObject(c.body) ? c.body : invalid('request_data', c.body, 'Value not an object')
}

const yes: readonly unknown[] = ['true', 't', 'yes', 'y', 'on', '1']
const no: readonly unknown[] = ['false', 'f', 'no', 'n', 'off', '0']

function read(name: string, kind: Kind, body: Json): unknown {
  const value = body[name]
  // What is wrong with a number or a boolean is said of the whole request.
  const wrong = (why: string) => invalid('request_data', body, why)
  if (value === null) return null
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : invalid(name, value, wrongType('str', value))
    case 'texts':
      if (!Array.isArray(value)) return wrong(`Value not a valid list: ${pythonText(value)}`)
      return value.every((one) => typeof one === 'string') ? value : invalid(name, value, wrongType('str', value))
    case 'whole':
      if (typeof value === 'number' || typeof value === 'boolean') return Math.trunc(Number(value))
      return /^\s*[+-]?\d+\s*$/.test(String(value)) ? Number(value) : wrong(notWhole(value))
    case 'boolean':
      if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value)
      if (yes.includes(value)) return true
      return no.includes(value) ? false : wrong(`Value not an unambiguous boolean: ${String(value)}`)
    default:
      return kind.includes(String(value)) ? value : invalid(name, value, `Value should be one of: ${kind.join(', ')}`)
  }
}

const pythonType = (value: unknown): string =>
  Array.isArray(value) ? 'list' : ({object: 'dict', boolean: 'bool', number: 'int'}[typeof value as string] ?? 'str')

const wrongType = (wanted: string, value: unknown): string =>
  `Wrong type. Expected '<class '${wanted}'>', got '<class '${pythonType(value)}'>'`
