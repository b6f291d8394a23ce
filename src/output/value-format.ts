import {pythonText} from './python-text.js'

/** No headings: a line per row, cells with one space between. */
export const values = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(pythonText).join(' ')}\n`).join('')
