import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export interface Disk extends Row {
  readonly device_node: string
  readonly device_type: 'SSD' | 'HDD' | 'NVME'
  readonly device_num: number
  readonly device_id: string
  readonly device_path: string
  readonly device_wwn: string | null
  readonly size_mib: number
  readonly available_mib: number
  readonly serial_id: string
  readonly rpm: string
  readonly capabilities: Readonly<Record<string, string>>
  readonly ihost_uuid: string
  /** the storage function or the physical volume that has taken the whole disk */
  readonly istor_uuid: string | null
  readonly ipv_uuid: string | null
}

/** A size as Python writes the gibibytes of it, to the third place. */
export function inGib(mib: number): string {
  const gib = Math.floor((mib / 1024) * 1000) / 1000
  return Number.isInteger(gib) ? `${gib}.0` : String(gib)
}

/** What a partition is doing, as the API numbers it. */
export const partitionStatus = {
  ready: 0,
  inUse: 1,
  creating: 2,
  creatingOnUnlock: 3,
  deleting: 4,
  modifying: 5,
  deleted: 6,
  errors: 10,
} as const

type PartitionStatus = (typeof partitionStatus)[keyof typeof partitionStatus]

export interface Partition extends Row {
  readonly start_mib: number | null
  readonly end_mib: number | null
  readonly size_mib: number
  readonly device_node: string | null
  readonly device_path: string
  readonly type_guid: string
  readonly type_name: string | null
  readonly idisk_uuid: string
  readonly status: PartitionStatus
  readonly ihost_uuid: string
  readonly ipv_uuid: string | null
}

export interface VolumeGroup extends Row {
  readonly vg_state: 'adding' | 'provisioned' | 'removing'
  readonly lvm_vg_name: string
  readonly lvm_vg_uuid: string | null
  readonly lvm_vg_access: string | null
  readonly lvm_cur_lv: number
  readonly lvm_cur_pv: number
  readonly lvm_vg_size: number
  readonly lvm_vg_avail_size: number
  readonly lvm_vg_total_pe: number
  readonly lvm_vg_free_pe: number
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly ihost_uuid: string
}

export interface PhysicalVolume extends Row {
  readonly pv_state: 'adding' | 'provisioned' | 'removing' | 'failed'
  readonly pv_type: 'partition' | 'disk'
  readonly disk_or_part_uuid: string
  readonly disk_or_part_device_node: string | null
  readonly disk_or_part_device_path: string
  readonly lvm_pv_name: string | null
  readonly lvm_vg_name: string
  readonly lvm_pv_uuid: string | null
  readonly lvm_pv_size: number
  readonly lvm_pe_total: number
  readonly lvm_pe_alloced: number
  readonly ihost_uuid: string
  readonly ilvg_uuid: string
}

/** How far something of ceph is configured. */
export type ConfigurationState = 'configuring' | 'configured' | 'configuring-on-unlock' | 'configuration-failed'

/** An OSD that Rook runs comes and goes when its application is applied. */
export type StorState = ConfigurationState | 'configuring-with-app' | 'deleting-with-app' | 'force-deleting-with-app'

/** What ceph does with a disk. */
export interface Stor extends Row {
  readonly osdid: number | null
  readonly function: 'osd' | 'journal'
  readonly state: StorState
  readonly journal_location: string | null
  readonly journal_size_mib: number | null
  readonly journal_path: string | null
  readonly journal_node: string | null
  readonly ihost_uuid: string
  readonly idisk_uuid: string
  readonly tier_uuid: string | null
}

export type HostFsState =
  | 'In-Use'
  | 'Ready'
  | 'Creating'
  | 'Creating (on unlock)'
  | 'Modifying'
  | 'Deleting'
  | 'Deleting (on unlock)'
  | 'Reconfigure with App'
  | 'Error'

export interface HostFs extends Row {
  readonly name: string
  readonly size: number
  readonly logical_volume: string
  readonly state: HostFsState
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly ihost_uuid: string
}

export interface CephMon extends Row {
  readonly ceph_mon_gib: number
  readonly state: ConfigurationState
  readonly task: string | null
  readonly ihost_uuid: string
}

const ofHost = {key: 'uuid', index: ['ihost_uuid']} as const

export const disks = collection<Disk>('sysinv.disk', ofHost)
export const partitions = collection<Partition>('sysinv.partition', ofHost)
export const volumeGroups = collection<VolumeGroup>('sysinv.volume-group', ofHost)
export const physicalVolumes = collection<PhysicalVolume>('sysinv.physical-volume', ofHost)
export const stors = collection<Stor>('sysinv.stor', ofHost)
export const hostFilesystems = collection<HostFs>('sysinv.host-fs', ofHost)
export const cephMons = collection<CephMon>('sysinv.ceph-mon', ofHost)
