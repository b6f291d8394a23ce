import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {listRows, pick, type Resource, readRoutes} from '../resource/resource.js'
import {type ServiceParameter, serviceParameters} from './model.js'

export const serviceParameterResource: Resource<ServiceParameter> = {
  collection: serviceParameters,
  path: 'service_parameter',
  list: 'parameters',
  linked: 'parameters',
  argument: 'uuid',
  missing: (ref) => refuse(400, `No service parameter entry found for ${ref}`),
  show: (row, view) => ({
    ...pick(row, 'uuid', 'service', 'section', 'name', 'value', 'personality', 'resource'),
    links: view.links(),
    ...(view.single ? view.dates() : {}),
  }),
}

const queryArguments = ['q.field', 'q.op', 'q.type', 'q.value']
const queried = ['service', 'section', 'name', 'value', 'personality', 'resource']

/** Of several conditions all must hold. */
function asked(c: Call) {
  const values = c.search.getAll('q.value')
  const conditions = c.search.getAll('q.field').map((field, index) => {
    if (!queried.includes(field)) refuse(400, `Unknown argument: "${field}"`)
    return [field, values[index] ?? ''] as const
  })
  const rows = c.region
    .of(serviceParameters)
    .where((row) => conditions.every(([field, value]) => row[field as keyof ServiceParameter] === value))
  return listRows(c, {...serviceParameterResource, filters: []}, rows, ...queryArguments)
}

export function serviceParameterRoutes(router: Router): void {
  router.get('/v1/service_parameter', {}, (c) => {
    const plain = Object.fromEntries(Object.entries(c.query).filter(([name]) => !queryArguments.includes(name)))
    return asked({...c, query: plain})
  })
  readRoutes(router, {...serviceParameterResource, listed: false})
}
