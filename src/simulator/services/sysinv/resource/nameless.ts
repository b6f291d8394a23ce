import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'

/** What the API calls the part of the address that says which one; a request to the whole collection lacks it. */
const deleted: Readonly<Record<string, string>> = {
  addresses: 'address_uuid',
  addrpools: 'address_pool_uuid',
  apps: 'name',
  ceph_mon: 'host_uuid',
  certificate: 'certificate_uuid',
  controller_fs: 'controller_fs_uuid',
  datanetworks: 'datanetwork_uuid',
  device_images: 'deviceimage_uuid',
  device_labels: 'device_label_uuid',
  host_fs: 'host_fs_uuid',
  idns: 'dns_uuid',
  iextoam: 'extoam_uuid',
  ihosts: 'ihost_id',
  iinterfaces: 'interface_uuid',
  ilvgs: 'lvg_uuid',
  interface_datanetworks: 'interface_datanetwork_uuid',
  interface_networks: 'interface_network_uuid',
  intp: 'ntp_uuid',
  ipvs: 'pv_uuid',
  istors: 'stor_uuid',
  labels: 'uuid',
  network_addresspools: 'network_addrpool_uuid',
  networks: 'network_uuid',
  partitions: 'partition_uuid',
  ptp: 'ptp_uuid',
  ptp_instances: 'ptp_instance_uuid',
  ptp_interfaces: 'ptp_interface_uuid',
  ptp_parameters: 'ptp_parameter_uuid',
  remotelogging: 'remotelogging_uuid',
  routes: 'route_uuid',
  sdn_controller: 'uuid',
  service_parameter: 'uuid',
  storage_tiers: 'tier_uuid',
}

const patched: Readonly<Record<string, string>> = {
  addrpools: 'address_pool_uuid',
  apps: 'name',
  ceph_mon: 'cephmon_uuid',
  datanetworks: 'datanetwork_id',
  device_images: 'uuid',
  drbdconfig: 'drbdconfig_uuid',
  idisks: 'idisk_uuid',
  idns: 'dns_uuid',
  iextoam: 'extoam_uuid',
  ihosts: 'uuid',
  iinterfaces: 'interface_uuid',
  ilvgs: 'lvg_uuid',
  imemorys: 'memory_uuid',
  intp: 'ntp_uuid',
  isensorgroups: 'sensorgroup_uuid',
  isensors: 'sensor_uuid',
  istors: 'stor_uuid',
  isystems: 'isystem_uuid',
  partitions: 'partition_uuid',
  pci_devices: 'device_uuid',
  ptp: 'ptp_uuid',
  ptp_instances: 'uuid',
  ptp_interfaces: 'uuid',
  ptp_parameters: 'uuid',
  remotelogging: 'remotelogging_uuid',
  sdn_controller: 'uuid',
  service_parameter: 'uuid',
  services: 'service_name',
  storage_backend: 'storage_backend_uuid',
  storage_tiers: 'tier_uuid',
}

/** Whoever changes or deletes without saying which one. */
export function namelessRoutes(router: Router): void {
  const missing = (argument: string) => () => refuse(400, `Missing argument: "${argument}"`)
  for (const [path, argument] of Object.entries(deleted)) router.delete(`/v1/${path}`, {}, missing(argument))
  for (const [path, argument] of Object.entries(patched)) {
    router.patch(`/v1/${path}`, path === 'ihosts' ? {policy: 'operate'} : {}, missing(argument))
  }
}
