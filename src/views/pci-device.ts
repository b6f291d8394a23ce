import type {PciDevice} from '../client/sysinv/host/pci-device.js'
import {columns, type View} from '../output/view.js'

/** Processing accelerators: FPGA cards. */
const accelerators = ['120000', '120001']

const basics = [
  {field: 'name'},
  {field: 'pciaddr', label: 'address'},
  {field: 'pclass_id', label: 'class id'},
  {field: 'pvendor_id', label: 'vendor id'},
  {field: 'pdevice_id', label: 'device id'},
  {field: 'pclass', label: 'class name'},
  {field: 'pvendor', label: 'vendor name'},
  {field: 'pdevice', label: 'device name'},
  ...columns<PciDevice>('numa_node', 'enabled'),
]

const ofAccelerators = columns<PciDevice>(
  ...['root_key', 'revoked_key_ids', 'boot_page', 'bitstream_id', 'bmc_build_version', 'bmc_fw_version'],
  ...['retimer_a_version', 'retimer_b_version', 'driver', 'sriov_vf_driver'],
)

export const pciDeviceView: View<PciDevice> = {
  list: basics,
  spare: ['pvendor_id', 'pdevice_id', 'pclass_id', 'numa_node', 'pvendor', 'pclass'],
  sort: 'pciaddr',
  show: (device) => [
    ...basics,
    ...columns<PciDevice>('sriov_totalvfs', 'sriov_numvfs', 'sriov_vfs_pci_address', 'sriov_vf_pdevice_id'),
    ...columns<PciDevice>('extra_info', 'created_at', 'updated_at'),
    ...(device && !accelerators.includes(device.pclass_id ?? '') ? [] : ofAccelerators),
  ],
  localTime: true,
}
