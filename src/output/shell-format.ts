import {pythonText} from './python-text.js'

const name = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')

/** Inside double quotes the shell still reads these. */
const quoted = (value: unknown): string => `"${pythonText(value).replaceAll(/[\\"$`]/g, '\\$&')}"`

/** Assignments for `eval`: one variable per column. */
export const shellVariables = (names: readonly string[], values: readonly unknown[], prefix = ''): string =>
  names.map((column, index) => `${prefix}${name(column)}=${quoted(values[index])}\n`).join('')

/** Rows are numbered from 0, `<prefix>0_name`, and `<prefix>count` says how many there are; the prefix is `row` unless given. */
export const shellRows = (names: readonly string[], rows: readonly unknown[][], prefix = 'row'): string =>
  `${prefix}count="${rows.length}"\n${rows.map((values, index) => shellVariables(names, values, `${prefix}${index}_`)).join('')}`
