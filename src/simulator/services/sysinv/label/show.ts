import {refuse} from '../../../http/refusal.js'
import {pick, type Resource} from '../resource/resource.js'
import {type Label, labels} from './model.js'

export const labelResource: Resource<Label> = {
  collection: labels,
  path: 'labels',
  argument: 'label_uuid',
  missing: (ref) => refuse(400, `No label found for ${ref}`),
  parents: {ihosts: {field: 'host_uuid', argument: 'uuid'}},
  show: (label) => pick(label, 'uuid', 'label_key', 'label_value', 'host_uuid'),
}
