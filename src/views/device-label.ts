import type {DeviceLabel, LocatedLabel} from '../client/sysinv/host/device-label.js'
import {columns, type View} from '../output/view.js'

export const deviceLabelView: View<DeviceLabel> = {
  list: columns('uuid', 'label_key', 'label_value'),
  show: columns('uuid', 'label_key', 'label_value'),
  localTime: true,
}

export const locatedLabelView: View<LocatedLabel> = {
  list: [
    {field: 'hostname'},
    {field: 'devicename', label: 'PCI device name'},
    {field: 'label_key', label: 'label key'},
    {field: 'label_value', label: 'label value'},
  ],
  sort: 'devicename',
  localTime: true,
}
