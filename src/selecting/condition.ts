import {nearest} from '../spelling/suggestion.js'
import {SelectingError} from './error.js'
import {isPattern, matches} from './pattern.js'

const operators = ['!=', '<=', '>=', '!~', '=', '<', '>', '~'] as const
export type Operator = (typeof operators)[number]

/** As in `availability=online` or `alarms.critical>0`. */
export interface Condition {
  field: string
  operator: Operator
  value: string
  /** Where it begins in the text, from 1. */
  column: number
}

/** Which fields there are to ask for, each with what it is called; none where only the rows will tell. */
export type FieldNames = ReadonlyMap<string, string>

const plain = (name: string) => name.trim().toLowerCase().replaceAll(/[\s-]/g, '_')

/** Fields by all of their names: the API's own, and the headings that people see. */
export const fieldNames = (columns: readonly {field: string; label?: string}[]): FieldNames =>
  new Map(
    columns.flatMap(({field, label}) => [
      [plain(field), field],
      ...(label === undefined ? [] : ([[plain(label), field]] as const)),
    ]),
  )

/** The operator of a term and where it stands; a term without one is no condition. */
export function operatorIn(term: string): {operator: Operator; at: number} | undefined {
  const at = term.search(/[=<>~]|!(?=[=~])/)
  if (at < 0) return undefined
  const operator = operators.find((candidate) => term.startsWith(candidate, at))
  return operator && {operator, at}
}

/** Reads one condition that begins at `column` of what was typed. */
export function conditionAt(term: string, column: number, fields: FieldNames | undefined): Condition {
  const found = operatorIn(term)
  const example = 'write it as in availability=online'
  if (!found) throw new SelectingError('usage', `column ${column}: "${term}" compares nothing`, example)
  const {operator, at} = found
  const name = term.slice(0, at).trim()
  if (name === '') throw new SelectingError('usage', `column ${column}: no field before ${operator}`, example)
  const value = unquoted(term.slice(at + operator.length).trim())
  if (value === '' && operator !== '=' && operator !== '!=') {
    throw new SelectingError('usage', `column ${column + at}: nothing behind ${operator}`, example)
  }
  return {field: fields ? knownField(name, column, fields) : name, operator, value, column}
}

/** Conditions, separated by commas, that are to hold all at once. */
export const conditionsIn = (text: string, fields: FieldNames | undefined): Condition[] =>
  termsIn(text).map(({term, column}) => conditionAt(term, column, fields))

export function knownField(name: string, column: number, fields: FieldNames): string {
  const field = fields.get(plain(name))
  if (field !== undefined) return field
  const [near] = nearest([...fields.keys()].map((text) => ({typed: plain(name), text, shown: text})))
  const hint = near ? `did you mean ${near}?` : `choose from ${[...new Set(fields.values())].join(', ')}`
  throw new SelectingError('usage', `column ${column}: no field "${name}"`, hint)
}

const unquoted = (text: string) => (/^"[^"]*"$/.test(text) || /^'[^']*'$/.test(text) ? text.slice(1, -1) : text)

/** The terms of what was typed, each with its column; commas inside quotes belong to their term. */
export function termsIn(text: string): {term: string; column: number}[] {
  const terms: {term: string; column: number}[] = []
  let quote: string | undefined
  let begin = 0
  const close = (end: number) => {
    const whole = text.slice(begin, end)
    const column = begin + 1 + (whole.length - whole.trimStart().length)
    if (whole.trim() === '') {
      throw new SelectingError(
        'usage',
        `column ${begin + 1}: a term is missing`,
        'terms are separated by single commas',
      )
    }
    terms.push({term: whole.trim(), column})
    begin = end + 1
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quote !== undefined) {
      if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") quote = character
    else if (character === ',') close(at)
  }
  if (quote !== undefined) {
    throw new SelectingError('usage', `column ${begin + 1}: ${quote} is not closed`, 'close it, or leave it out')
  }
  close(text.length)
  return terms
}

/** Whether it holds for the value that stands in its field. */
export function holds({operator, value: wanted}: Condition, there: unknown): boolean {
  switch (operator) {
    case '=':
      return isAny(wanted, there)
    case '!=':
      return !isAny(wanted, there)
    case '~':
      return contains(wanted, there)
    case '!~':
      return !contains(wanted, there)
    default: {
      if (isNothing(there)) return false
      const order = compare(String(there), wanted)
      if (operator === '<') return order < 0
      if (operator === '<=') return order <= 0
      return operator === '>' ? order > 0 : order >= 0
    }
  }
}

const isNothing = (value: unknown) => value === undefined || value === null || value === ''

/** One of the values that stand between bars; nothing is called `none`. */
function isAny(wanted: string, there: unknown): boolean {
  return wanted.split('|').some((one) => {
    if (isNothing(there)) return one === '' || one.toLowerCase() === 'none'
    const text = String(there)
    if (isPattern(one)) return matches(one, text)
    return one === text || (isNumber(one) && isNumber(text) && Number(one) === Number(text))
  })
}

const contains = (wanted: string, there: unknown) =>
  !isNothing(there) && String(there).toLowerCase().includes(wanted.toLowerCase())

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

/** Numbers by their value, releases by their parts, anything else by its letters: `9` before `10`, `25.09` before `25.10`. */
function compare(a: string, b: string): number {
  if (/^\d+(\.\d+)*$/.test(a) && /^\d+(\.\d+)*$/.test(b)) {
    const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]]
    for (let part = 0; part < Math.max(left.length, right.length); part++) {
      const order = (left[part] ?? 0) - (right[part] ?? 0)
      if (order !== 0) return order
    }
    return 0
  }
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  if (a === b) return 0
  return a < b ? -1 : 1
}
