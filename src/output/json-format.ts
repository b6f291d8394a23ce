import {harmlessJson} from './control-character.js'
import type {RenderOptions} from './option.js'

/** Python's json.dump escapes everything outside ASCII. */
const inAscii = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Python's json.dump on one line has a space after each comma and colon. */
const onOneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (typeof value === 'object' && value !== null && !('toJSON' in value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`).join(', ')}}`
  }
  return JSON.stringify(value ?? null)
}

export const json = (value: unknown, {noindent, official}: Pick<RenderOptions, 'noindent' | 'official'>): string => {
  if (official) return `${inAscii(noindent ? onOneLine(value) : JSON.stringify(value ?? null, null, 2))}\n`
  return `${harmlessJson(JSON.stringify(value ?? null, null, noindent ? 0 : 2))}\n`
}

/** One compact value per line. */
export const jsonLines = (value: unknown): string =>
  (Array.isArray(value) ? value : [value]).map((item) => `${harmlessJson(JSON.stringify(item ?? null))}\n`).join('')
