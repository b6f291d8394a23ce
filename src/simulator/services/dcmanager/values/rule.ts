import {refuse} from '../../../http/refusal.js'
import {textOf, type Values} from './values.js'

/** What a field of a request must hold, and what a record of kind T keeps of it. */
export interface Rule<T> {
  readonly field: string
  /** what the server calls it when it is wrong */
  readonly called: string
  readonly holds: (text: string) => boolean
  readonly keep: (text: string) => Partial<T>
}

export const whole = (least: number, most: number) => (text: string) =>
  /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most

export function checkRule<T>(values: Values, {field, called, holds}: Rule<T>): void {
  if (!holds(textOf(values, field))) refuse(400, `Invalid ${called}`)
}

/** What a record keeps of the fields that the rules are about. */
export const keptOf = <T>(values: Values, rules: readonly Rule<T>[]): Partial<T> =>
  Object.assign({}, ...rules.map(({field, keep}) => keep(textOf(values, field))))

/** The same, once each of them holds. */
export function checked<T>(values: Values, rules: readonly Rule<T>[]): Partial<T> {
  for (const rule of rules) checkRule(values, rule)
  return keptOf(values, rules)
}
