import type {DeviceImage, LocatedImageState} from '../client/sysinv/host/device-image.js'
import {columns, type View} from '../output/view.js'

const content = columns<DeviceImage>(
  ...['uuid', 'bitstream_type', 'pci_vendor', 'pci_device', 'bitstream_id', 'key_signature', 'revoke_key_id'],
  ...['name', 'description', 'image_version'],
)
const target = columns<DeviceImage>('bmc', 'retimer_included')
const use = columns<DeviceImage>('applied', 'applied_labels')

export const deviceImageView: View<DeviceImage> = {
  list: [...content, ...target, ...use],
  spare: [
    'revoke_key_id',
    'key_signature',
    'retimer_included',
    'bmc',
    'description',
    'image_version',
    'bitstream_id',
    'pci_device',
    'pci_vendor',
    'applied_labels',
    'name',
  ],
  sort: 'bitstream_type',
  show: [...content, ...use, ...target],
  localTime: true,
}

export const deviceImageStateView: View<LocatedImageState> = {
  list: [
    {field: 'hostname'},
    {field: 'pciaddr', label: 'PCI device address'},
    {field: 'image_uuid', label: 'Device image uuid'},
    {field: 'status', state: true},
    {field: 'update_start_time', label: 'Update start time'},
    {field: 'updated_at'},
  ],
  sort: 'pciaddr',
  localTime: true,
}
