import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {changeConfiguration} from '../configuration/change.js'
import {change, create, removeAsked, text, wishes} from '../resource/change.js'
import {listRows, rowAsked, showRow} from '../resource/resource.js'
import {checkApply, checkCustom, checkOwn, checkService, type Values} from './check.js'
import {effectOf} from './effect.js'
import {type ServiceParameter, serviceParameters} from './model.js'
import {schema} from './schema.js'
import {serviceParameterResource} from './show.js'

type Body = Readonly<Record<string, unknown>>

const bodyOf = (c: Call): Body => (typeof c.body === 'object' && c.body !== null ? c.body : {}) as Body

function takeEffect(c: Call, {service, section, name}: Values): void {
  const effect = effectOf(service, section, name)
  if (effect !== undefined) changeConfiguration(c, effect)
}

export function addParameters(c: Call) {
  const body = bodyOf(c)
  const [personality, resource] = [text(body['personality']), text(body['resource'])]
  const custom = personality !== null || resource !== null
  if (custom && resource === null) refuse(400, 'Unspecified resource')
  const service = custom && body['service'] ? String(body['service']) : checkService(body['service'])
  const section = text(body['section']) ?? refuse(400, 'Unspecified section name.')
  if (!custom && schema[service]?.[section] === undefined) refuse(400, `Invalid service section ${section}.`)
  const parameters = Object.entries((body['parameters'] ?? {}) as Body)
  if (parameters.length === 0) refuse(400, 'Unspecified parameters.')
  if (custom && parameters.length > 1) refuse(400, 'Cannot specify multiple parameters with custom resource.')
  const wanted = parameters.map(([name, value]): Values => {
    const one = {service, section, name, value: text(value) ?? '', personality, resource}
    if (custom) checkCustom(one)
    else checkOwn(c, one)
    const {value: _, ...key} = one
    if (c.region.of(serviceParameters).find(key) !== undefined) {
      const where = custom ? ` personality=${personality ?? 'None'} resource=${resource}` : ''
      refuse(
        400,
        'Service parameter add failed: Parameter already exists: ' +
          `service=${service} section=${section} name=${name}${where}`,
      )
    }
    return one
  })
  const rows = wanted.map((one) => create(c, serviceParameterResource, one))
  for (const row of rows) takeEffect(c, row)
  return {parameters: rows.map((row) => showRow(c, serviceParameterResource, row, false))}
}

const fields = ['service', 'section', 'name', 'value', 'personality', 'resource'] as const

export function modifyParameter(c: Call<'uuid'>) {
  const row = rowAsked(c, serviceParameterResource)
  const wish = wishes(c, fields)
  const next: Values = {...row, ...Object.fromEntries(Object.entries(wish).map(([name, value]) => [name, text(value)]))}
  const wanted = {...next, value: next.value ?? ''}
  if (row.personality !== null || row.resource !== null) checkCustom(wanted)
  else {
    checkService(wanted.service)
    checkOwn(c, wanted)
    if (wanted.name === 'virtual_system') refuse(400, `The parameter '${wanted.name}' is readonly.`)
  }
  const changed = change(
    c,
    serviceParameterResource,
    row.uuid,
    Object.fromEntries(fields.map((name) => [name, wanted[name]])),
  )
  takeEffect(c, changed)
  return showRow(c, serviceParameterResource, changed)
}

export const removeParameter = (c: Call<'uuid'>) =>
  removeAsked(c, serviceParameterResource, (row) => {
    if (row.section === 'maintenance') refuse(400, `Platform Maintenance Parameter '${row.name}' is required.`)
    takeEffect(c, row)
  })

export function applyParameters(c: Call) {
  const body = bodyOf(c)
  const service = checkService(body['service'])
  checkApply(c, service)
  const effect = effectOf(service, text(body['section']) ?? '', '')
  if (effect !== undefined) changeConfiguration(c, {...effect, takes: 'effect'})
  return reply(204)
}

const queryArguments = ['q.field', 'q.op', 'q.type', 'q.value']
const queried = ['service', 'section', 'name', 'value', 'personality', 'resource']

/** Of several conditions all must hold. */
export function listParameters(c: Call) {
  const values = c.search.getAll('q.value')
  const conditions = c.search.getAll('q.field').map((field, index) => {
    if (!queried.includes(field)) refuse(400, `Unknown argument: "${field}"`)
    return [field, values[index] ?? ''] as const
  })
  const rows = c.region
    .of(serviceParameters)
    .where((row) => conditions.every(([field, value]) => row[field as keyof ServiceParameter] === value))
  const plain = Object.fromEntries(Object.entries(c.query).filter(([name]) => !queryArguments.includes(name)))
  return listRows({...c, query: plain}, {...serviceParameterResource, filters: []}, rows, ...queryArguments)
}
