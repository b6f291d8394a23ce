import type {Label} from '../client/sysinv/host/label.js'
import {columns, type View} from '../output/view.js'

export const labelView: View<Label> = {
  list: [{field: 'hostname'}, {field: 'label_key', label: 'label key'}, {field: 'label_value', label: 'label value'}],
  sort: 'label_key',
  show: columns('uuid', 'host_uuid', 'label_key', 'label_value'),
}
