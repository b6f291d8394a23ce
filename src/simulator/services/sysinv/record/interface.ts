import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export type InterfaceType = 'ethernet' | 'ae' | 'vlan' | 'vf' | 'virtual'
export type InterfaceClass = 'platform' | 'data' | 'pci-passthrough' | 'pci-sriov' | 'none'
export type AddressMode = 'disabled' | 'static' | 'dhcp' | 'pool' | 'auto' | 'link-local'

export interface Interface extends Row {
  readonly ifname: string
  readonly iftype: InterfaceType
  readonly imac: string
  readonly imtu: number
  readonly ifclass: InterfaceClass | null
  readonly aemode: string | null
  readonly txhashpolicy: string | null
  readonly primary_reselect: string | null
  readonly vlan_id: number | null
  /** names of interfaces of the same host that lie below */
  readonly uses: readonly string[]
  readonly ipv4_mode: AddressMode | null
  readonly ipv6_mode: AddressMode | null
  readonly ipv4_pool: string | null
  readonly ipv6_pool: string | null
  readonly sriov_numvfs: number | null
  readonly sriov_vf_driver: string | null
  readonly ptp_role: string
  readonly max_tx_rate: number | null
  readonly max_rx_rate: number | null
  readonly ovs_access?: boolean
  readonly channels?: number | null
  readonly sriov_vf_channels?: number | null
  readonly ihost_uuid: string
}

export interface Port extends Row {
  readonly name: string
  readonly pciaddr: string
  readonly pvendor: string
  readonly pdevice: string
  readonly numa_node: number
  readonly sriov_totalvfs: number | null
  readonly sriov_numvfs: number | null
  readonly sriov_vf_driver: string | null
  readonly sriov_vf_pdevice_id: string | null
  readonly sriov_vfs_pci_address: string | null
  readonly driver: string
  readonly dpdksupport: boolean
  readonly mac: string
  readonly mtu: number
  readonly speed: number
  readonly host_uuid: string
  readonly interface_uuid: string | null
  readonly node_uuid: string | null
}

export interface Route extends Row {
  readonly network: string
  readonly prefix: number
  readonly gateway: string
  readonly metric: number
  readonly interface_uuid: string
  readonly host_uuid: string
}

export interface InterfaceNetwork extends Row {
  readonly interface_uuid: string
  readonly network_uuid: string
  readonly host_uuid: string
}

export interface InterfaceDataNetwork extends Row {
  readonly interface_uuid: string
  readonly datanetwork_uuid: string
  readonly host_uuid: string
}

const ofHost = {key: 'uuid', index: ['host_uuid', 'interface_uuid']} as const

export const interfaces = collection<Interface>('sysinv.interface', {key: 'uuid', index: ['ihost_uuid']})
export const ports = collection<Port>('sysinv.port', ofHost)
export const routes = collection<Route>('sysinv.route', ofHost)
export const interfaceNetworks = collection<InterfaceNetwork>('sysinv.interface-network', ofHost)
export const interfaceDataNetworks = collection<InterfaceDataNetwork>('sysinv.interface-data-network', ofHost)
