import {refuse} from '../../../http/refusal.js'
import {pick, type Resource} from '../resource/resource.js'
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
