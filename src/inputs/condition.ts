import type {Condition} from '../client/fm/filter.js'
import {InputError} from './error.js'

const operators: Record<string, Condition['op']> = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}

const isType = (word: string): word is NonNullable<Condition['type']> =>
  ['string', 'integer', 'float', 'datetime', 'boolean'].includes(word)

/** The conditions of `field op value[;field op value]`. A value may be `type::value`. */
export const conditionsIn = (text = ''): Condition[] =>
  text
    .split(';')
    .filter((clause) => clause.trim() !== '')
    .map(conditionIn)

function conditionIn(clause: string): Condition {
  const [, field = '', sign = '', rest = ''] = /^([^=!<>]*)([=!<>]=?)?(.*)$/s.exec(clause) ?? []
  const op = operators[sign]
  const missing =
    op === undefined ? 'operator' : field.trim() === '' ? 'field' : rest.trim() === '' ? 'value' : undefined
  if (op === undefined || missing) {
    throw new InputError(`invalid query ${clause}: missing ${missing}`, {
      service: 'fm',
      hint: 'write it as in severity=critical;alarm_id=200.001; JMESPath is --jmespath here',
    })
  }
  const [, type = '', typed] = /^(\w+)::(.*)$/s.exec(rest.trim()) ?? []
  return isType(type) && typed !== undefined
    ? {field: field.trim(), op, type, value: typed}
    : {field: field.trim(), op, value: rest.trim()}
}
