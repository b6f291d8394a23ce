import {refuse} from '../../http/refusal.js'

export type Body = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `{"user": {…}}`: what is said of the one thing that a request is about. */
export function innerOf(body: unknown, word: string): Body {
  const inner = isRecord(body) ? body[word] : undefined
  return isRecord(inner) ? inner : refuse(400, `'${word}' is a required property`)
}

const longest = 255

const wrong = (field: string, expected: string): never =>
  refuse(400, `Invalid input for field '${field}': it is not ${expected}`)

/** Judges what a request says of one field. */
type Read<T> = (value: unknown, field: string) => T

export const name: Read<string> = (value, field) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest
    ? value
    : wrong(field, `a name of up to ${longest} signs`)

export const text: Read<string> = (value, field) => (typeof value === 'string' ? value : wrong(field, 'a text'))

export const flag: Read<boolean> = (value, field) =>
  typeof value === 'boolean' ? value : wrong(field, 'true or false')

export const words: Read<readonly string[]> = (value, field) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : wrong(field, 'a list of texts')

export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, field) =>
    value === null ? null : read(value, field)

/** What a null says is left as it would be without it. */
export const orElse =
  <T>(read: Read<T>, otherwise: T): Read<T> =>
  (value, field) =>
    value === null ? otherwise : read(value, field)

export type Form<T> = {readonly [Field in keyof T]: Read<T[Field]>}

/** Those fields of a form that a request says something of; what the form does not have is not kept. */
export function said<T extends object>(body: Body, form: Form<T>): Partial<T> {
  const found: Partial<T> = {}
  for (const field of Object.keys(form) as (keyof T & string)[]) {
    if (body[field] !== undefined) found[field] = form[field](body[field], field)
  }
  return found
}
