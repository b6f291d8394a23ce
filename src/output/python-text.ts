import {Float} from './view.js'

/** Categories Python escapes in a repr: controls, formats, unassigned, private, and every space but the plain one. */
const unprintable = /[\p{C}\p{Z}\\]/gu

const shortEscapes: Record<string, string> = {'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', ' ': ' '}

const escapeCharacter = (character: string): string => {
  const short = shortEscapes[character]
  if (short !== undefined) return short
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** Single quotes, unless the text holds single quotes and no double ones. */
const quoteText = (text: string): string => {
  const escaped = text.replace(unprintable, escapeCharacter)
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`
  return `'${escaped.replaceAll("'", "\\'")}'`
}

const specialNumber = (value: number): string => {
  if (Number.isNaN(value)) return 'nan'
  return value > 0 ? 'inf' : '-inf'
}

/** Python turns to exponents at 1e16 and below 1e-4, and gives an exponent two digits. */
const floatText = (value: number): string => {
  if (!Number.isFinite(value)) return specialNumber(value)
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('.') ? text : `${text}.0`
}

const numberText = (value: number): string => {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : floatText(value)
}

const quoted = (value: unknown): string => (typeof value === 'string' ? quoteText(value) : pythonText(value))

/** What Python's `str()` makes of a value; a missing attribute is empty, as in the official tables. */
export const pythonText = (value: unknown): string => {
  if (value === undefined) return ''
  if (value === null) return 'None'
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return numberText(value)
  if (value instanceof Float) return floatText(value.number)
  if (Array.isArray(value)) return `[${value.map((item) => quoted(item ?? null)).join(', ')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return `{${entries.map(([key, item]) => `${quoteText(key)}: ${quoted(item)}`).join(', ')}}`
  }
  return String(value)
}
