import {redactUrl, secretsNamed} from '../client/redact.js'
import {quoted} from '../output/shell-word.js'
import {globalFlags} from './flags.js'

/** A command of `stx`, to be typed. */
export const commandLine = (words: readonly string[]): string => ['stx', ...words].map(quoted).join(' ')

/** Flags as they are typed: what was not given stays away, and so do passwords and tokens, which nobody should read. */
export const flagWords = (flags: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(flags).flatMap(([name, value]) => {
    if (value === undefined || value === false) return []
    if (value === true) return [`--${name}`]
    const text = String(value)
    if (secretsNamed(name, text).length > 0) return []
    return [`--${name}`, /^https?:/.test(text) && URL.canParse(text) ? redactUrl(text) : text]
  })

const place = new Set(['CONNECTION', 'MANY SITES'])

/** Where a command looks, as flags for another one. */
export function placeWords(globals: object): string[] {
  const known = Object.entries(globalFlags).filter(([, {helpGroup}]) => place.has(helpGroup ?? ''))
  return flagWords(Object.fromEntries(known.map(([name]) => [name, Reflect.get(globals, name)])))
}
