import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** A NUMA node. */
export interface Node extends Row {
  readonly numa_node: number
  readonly ihost_uuid: string
}

export type CpuFunction = 'Platform' | 'Vswitch' | 'Shared' | 'Application' | 'Application-isolated'

export interface Cpu extends Row {
  readonly cpu: number
  readonly core: number
  readonly thread: number
  readonly cpu_family: string
  readonly cpu_model: string
  readonly allocated_function: CpuFunction
  readonly numa_node: number
  readonly ihost_uuid: string
  readonly inode_uuid: string
}

export interface Memory extends Row {
  readonly memtotal_mib: number
  readonly memavail_mib: number
  readonly platform_reserved_mib: number
  readonly hugepages_configured: boolean
  readonly vswitch_hugepages_size_mib: number
  readonly vswitch_hugepages_reqd: number | null
  readonly vswitch_hugepages_nr: number
  readonly vswitch_hugepages_avail: number
  readonly vm_pending_as_percentage: boolean
  readonly vm_hugepages_nr_2M_pending: number | null
  readonly vm_hugepages_2M_percentage: number | null
  readonly vm_hugepages_nr_2M: number
  readonly vm_hugepages_avail_2M: number
  readonly vm_hugepages_nr_1G_pending: number | null
  readonly vm_hugepages_1G_percentage: number | null
  readonly vm_hugepages_nr_1G: number
  readonly vm_hugepages_nr_4K: number
  readonly vm_hugepages_use_1G: boolean
  readonly vm_hugepages_avail_1G: number
  readonly vm_hugepages_possible_2M: number
  readonly vm_hugepages_possible_1G: number
  readonly minimum_platform_reserved_mib: number
  readonly numa_node: number
  readonly ihost_uuid: string
  readonly inode_uuid: string
}

export const nodes = collection<Node>('sysinv.node', {key: 'uuid', index: ['ihost_uuid']})
export const cpus = collection<Cpu>('sysinv.cpu', {key: 'uuid', index: ['ihost_uuid']})
export const memories = collection<Memory>('sysinv.memory', {key: 'uuid', index: ['ihost_uuid']})
