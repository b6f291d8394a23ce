import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** What an FPGA card says of itself beyond what any device says. */
export interface Fpga {
  readonly bmc_build_version: string
  readonly bmc_fw_version: string
  readonly retimer_a_version: string
  readonly retimer_b_version: string
  readonly root_key: string | null
  readonly revoked_key_ids: string | null
  readonly boot_page: string
  readonly bitstream_id: string
}

export interface PciDevice extends Row {
  readonly name: string
  readonly pciaddr: string
  readonly pclass_id: string
  readonly pvendor_id: string
  readonly pdevice_id: string
  readonly pclass: string
  readonly pvendor: string
  readonly pdevice: string
  readonly numa_node: number
  readonly sriov_totalvfs: number | null
  readonly sriov_numvfs: number
  readonly sriov_vf_driver: string | null
  readonly sriov_vf_pdevice_id: string | null
  readonly driver: string | null
  readonly enabled: boolean
  readonly host_uuid: string
  readonly fpga: Fpga | null
}

export interface DeviceImage extends Row {
  readonly bitstream_type: 'root-key' | 'functional' | 'key-revocation'
  readonly pci_vendor: string
  readonly pci_device: string
  readonly bitstream_id: string | null
  readonly key_signature: string | null
  readonly revoke_key_id: number | null
  readonly name: string | null
  readonly description: string | null
  readonly image_version: string | null
  readonly bmc: boolean | null
  readonly retimer_included: boolean | null
  readonly applied: boolean
  readonly applied_labels: readonly Readonly<Record<string, string>>[] | null
}

export interface DeviceImageState extends Row {
  readonly host_uuid: string
  readonly pcidevice_uuid: string
  readonly image_uuid: string
  readonly status: 'pending' | 'in-progress' | 'completed' | 'failed' | ''
  readonly update_start_time: number | null
}

export interface DeviceLabel extends Row {
  readonly host_uuid: string | null
  readonly pcidevice_uuid: string | null
  readonly label_key: string
  readonly label_value: string
}

const ofHost = {key: 'uuid', index: ['host_uuid']} as const

export const pciDevices = collection<PciDevice>('sysinv.pci-device', ofHost)
export const deviceImages = collection<DeviceImage>('sysinv.device-image', {key: 'uuid'})
export const deviceImageStates = collection<DeviceImageState>('sysinv.device-image-state', ofHost)
export const deviceLabels = collection<DeviceLabel>('sysinv.device-label', ofHost)
