import {ClientError} from '../error.js'

const OPERATORS: Record<string, string> = {'=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge'}

const TYPES = ['string', 'integer', 'float', 'datetime', 'boolean']

/**
 * The filter of the fm lists, `field op value[;field op value]`, as query parameters. A value may be `type::value`.
 * The server heeds `=` only, but the official client sends all of them.
 */
export function filterQuery(text: string | undefined): Record<string, string[]> {
  const clauses = (text ?? '').split(';').filter((clause) => clause.trim() !== '')
  if (clauses.length === 0) return {}
  const read = clauses.map(readClause)
  return {
    'q.field': read.map(({field}) => field),
    'q.op': read.map(({op}) => op),
    'q.type': read.map(({type}) => type),
    'q.value': read.map(({value}) => value),
  }
}

function readClause(clause: string): {field: string; op: string; type: string; value: string} {
  const [, field = '', sign = '', rest = ''] = /^([^=!<>]*)([=!<>]=?)?(.*)$/s.exec(clause) ?? []
  const op = OPERATORS[sign]
  const missing =
    op === undefined ? 'operator' : field.trim() === '' ? 'field' : rest.trim() === '' ? 'value' : undefined
  if (op === undefined || missing) {
    throw new ClientError('usage', `invalid query ${clause}: missing ${missing}`, {
      service: 'fm',
      hint: 'write it as in severity=critical;alarm_id=200.001; JMESPath is --jmespath here',
    })
  }
  const [, type = '', typed] = /^(\w+)::(.*)$/s.exec(rest.trim()) ?? []
  return TYPES.includes(type) && typed !== undefined
    ? {field: field.trim(), op, type, value: typed}
    : {field: field.trim(), op, type: '', value: rest.trim()}
}
