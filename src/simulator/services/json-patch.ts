import type {Call} from '../http/call.js'
import {refuse} from '../http/refusal.js'
import {pythonText} from './python-text.js'

type Entry = Readonly<Record<string, unknown>>

export interface PatchEntry {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value: unknown
  readonly section: unknown
}

const operations = ['remove', 'add', 'replace'] as const
export const isOperation = (word: unknown): word is PatchEntry['op'] => operations.some((one) => one === word)

/** What nobody sets: sysinv and fm keep these to themselves. */
const internal = ['/created_at', '/id', '/links', '/updated_at', '/uuid']

const bad = (field: string, value: unknown, reason: string): never =>
  refuse(400, `Invalid input for field/attribute ${field}. Value: '${pythonWord(value)}'. ${reason}`)

const pythonWord = (value: unknown): string => (typeof value === 'string' ? value : pythonText(value))

/** The body of a PATCH as a list, or the refusal of the library that reads arguments for sysinv and fm. */
export function patchList(c: Call): readonly unknown[] {
  const {body} = c
  if (body === undefined && c.text !== '') refuse(400, 'Request is not in valid JSON format')
  if (body === undefined || body === null) refuse(400, 'Missing argument: "patch"')
  if (Array.isArray(body)) return body
  return bad('patch', body, `Value not a valid list: ${pythonWord(body)}`)
}

/** The operations of a patch where the resource declares their type, as nearly all do. */
export function declaredPatch(c: Call): PatchEntry[] {
  return patchList(c).map((given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      return bad('patch', c.body, `Wrong type of operation: ${pythonWord(given)}`)
    }
    const {op, path, value, section, ...more} = given as Entry
    const stranger = Object.keys(more)[0]
    if (stranger !== undefined) refuse(400, `Unknown attribute for argument patch: ${stranger}`)
    if (op === undefined) bad('op', null, 'Mandatory field missing.')
    if (!isOperation(op)) return bad('op', op, `Value should be one of: ${operations.join(', ')}`)
    if (path === undefined) bad('path', null, 'Mandatory field missing.')
    if (typeof path !== 'string' || !/^(\/[\w-]+)+$/.test(path)) {
      return bad('path', path, String.raw`Value should match the pattern ^(/[\w-]+)+$`)
    }
    if (internal.includes(path)) refuse(400, `'${path}' is an internal attribute and can not be updated`)
    return {op, path, value, section}
  })
}
