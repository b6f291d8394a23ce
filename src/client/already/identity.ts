import type {ServiceName} from '../service.js'

/**
 * By which members one of a collection is known, before it has an id: what is added and is there alike is there already.
 * The other members of a request are compared as far as the rows have them.
 */
export const identities: Readonly<Partial<Record<ServiceName, Readonly<Record<string, readonly string[]>>>>> = {
  sysinv: {
    '/addresses': ['address', 'prefix', 'interface_uuid'],
    '/addrpools': ['name'],
    '/ceph_mon': ['ihost_uuid'],
    '/controller_fs': ['name'],
    '/datanetworks': ['name'],
    '/host_fs': ['name', 'ihost_uuid'],
    '/ihosts': ['hostname'],
    '/iinterfaces': ['ifname', 'ihost_uuid'],
    '/ilvgs': ['lvm_vg_name', 'ihost_uuid'],
    '/interface_datanetworks': ['interface_uuid', 'datanetwork_uuid'],
    '/interface_networks': ['interface_uuid', 'network_uuid'],
    '/istors': ['idisk_uuid'],
    '/ipvs': ['disk_or_part_uuid'],
    '/network_addresspools': ['network_uuid', 'address_pool_uuid'],
    '/networks': ['name', 'type'],
    '/ptp_instances': ['name'],
    '/ptp_interfaces': ['name'],
    '/routes': ['network', 'prefix', 'gateway', 'interface_uuid'],
    '/sdn_controller': ['ip_address'],
    '/storage_tiers': ['name'],
  },
  dcmanager: {
    '/peer-group-associations': ['peer_group_id', 'system_peer_id'],
    '/subcloud-groups': ['name'],
    '/subcloud-peer-groups': ['peer-group-name'],
    '/system-peers': ['peer_name'],
  },
}

/** Where one is added and a list of one is answered, under this name. */
export const answeredAsList: Readonly<Record<string, string>> = {'/ceph_mon': 'ceph_mon'}

/** What the services take and do not keep, or keep only for some. */
export const unkept: ReadonlySet<string> = new Set(['/datanetworks mode'])
