import type {ServiceParameter} from '../client/sysinv/platform/service-parameter.js'
import {columns, type View} from '../output/view.js'

const all = columns<ServiceParameter>('uuid', 'service', 'section', 'name', 'value', 'personality', 'resource')

export const serviceParameterView: View<ServiceParameter> = {
  list: all,
  show: all,
  alphabetical: true,
  fold: 72,
  localTime: true,
}
