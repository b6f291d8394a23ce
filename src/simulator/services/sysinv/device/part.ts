import {type HostPart, rowsOf} from '../part.js'
import {deviceImageStates, deviceLabels, pciDevices} from './model.js'
import {fitDevices} from './seed.js'

export const devicePart: HostPart = {
  rows: [rowsOf(pciDevices, 'host_uuid'), rowsOf(deviceLabels, 'host_uuid'), rowsOf(deviceImageStates, 'host_uuid')],
  fit: fitDevices,
  listedAs: ['pci_devices'],
}
