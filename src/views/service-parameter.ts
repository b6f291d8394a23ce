import type {ServiceParameter} from '../client/sysinv/platform/service-parameter.js'
import {type Column, columns, type View} from '../output/view.js'

const all: Column<ServiceParameter>[] = [
  ...columns<ServiceParameter>('uuid', 'service', 'section'),
  // Beside the longest of them there would be no room for a value.
  {field: 'name', whole: false},
  ...columns<ServiceParameter>('value', 'personality', 'resource'),
]

export const serviceParameterView: View<ServiceParameter> = {
  list: all,
  spare: ['resource', 'personality', 'uuid'],
  show: all,
  alphabetical: true,
  fold: 72,
  localTime: true,
}
