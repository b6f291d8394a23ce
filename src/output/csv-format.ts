import type {QuoteMode} from './option.js'
import {pythonText} from './python-text.js'
import {Float} from './view.js'

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean' || value instanceof Float

/** With no quotes allowed, what would need them is escaped. */
const escaped = (text: string): string => text.replaceAll(/[\\",\r\n]/g, (character) => `\\${character}`)

const cell = (value: unknown, mode: QuoteMode): string => {
  const text = value === null ? '' : pythonText(value)
  if (mode === 'none') return escaped(text)
  const quotes = mode === 'all' || (mode === 'nonnumeric' && !isNumber(value)) || /[",\r\n]/.test(text)
  return quotes ? `"${text.replaceAll('"', '""')}"` : text
}

/** Headings, then rows; what is not a number is quoted unless asked otherwise, as OpenStackClient does it. */
export const csv = (headings: readonly string[], rows: readonly unknown[][], mode: QuoteMode = 'nonnumeric'): string =>
  [headings, ...rows].map((row) => `${row.map((value) => cell(value, mode)).join(',')}\n`).join('')
