import {refuse} from '../../../http/refusal.js'
import {tiers} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {noServer, pick, type Resource} from '../resource/resource.js'
import * as model from './model.js'

const noneWith =
  (thing: string) =>
  (ref: string): never =>
    refuse(404, `No ${thing} with id ${ref}`)

const ofHost = {field: 'ihost_uuid', argument: 'ihost_uuid'}

export const diskResource: Resource<model.Disk> = {
  collection: model.disks,
  path: 'idisks',
  argument: 'disk_uuid',
  missing: noneWith('disk'),
  parents: {
    ihosts: {field: 'ihost_uuid', argument: 'i_uuid'},
    istors: {field: 'istor_uuid', argument: 'istor_uuid'},
    ipvs: {field: 'ipv_uuid', argument: 'ipv_uuid'},
  },
  show: (disk, view) => ({
    ...pick(disk, 'uuid', 'device_node', 'device_type', 'device_num', 'device_id', 'device_path', 'device_wwn'),
    ...pick(disk, 'size_mib', 'available_mib', 'serial_id', 'capabilities', 'ihost_uuid', 'istor_uuid', 'ipv_uuid'),
    ...(view.single ? {partitions: view.part('partitions')} : {}),
    links: view.links(),
    rpm: disk.rpm,
    ...view.dates(),
  }),
}

export const partitionResource: Resource<model.Partition> = {
  collection: model.partitions,
  path: 'partitions',
  argument: 'partition_uuid',
  missing: noneWith('disk partition'),
  parents: {ihosts: ofHost, ipvs: {field: 'ipv_uuid', argument: 'ipv_uuid'}},
  show: (partition, view) => ({
    ...pick(partition, 'uuid', 'start_mib', 'end_mib', 'size_mib', 'device_node', 'device_path', 'type_guid'),
    ...pick(partition, 'type_name', 'idisk_uuid', 'status', 'ihost_uuid', 'ipv_uuid'),
    links: view.links(),
    capabilities: {},
    ...view.dates(),
  }),
}

export const volumeGroupResource: Resource<model.VolumeGroup> = {
  collection: model.volumeGroups,
  path: 'ilvgs',
  argument: 'lvg_uuid',
  missing: noneWith('LVM Local Volume Group'),
  parents: {ihosts: ofHost},
  show: (group, view) => ({
    ...pick(group, 'uuid', 'vg_state', 'lvm_vg_name', 'lvm_vg_uuid', 'lvm_vg_access'),
    lvm_max_lv: 0,
    lvm_cur_lv: group.lvm_cur_lv,
    lvm_max_pv: 0,
    ...pick(group, 'lvm_cur_pv', 'lvm_vg_size', 'lvm_vg_avail_size', 'lvm_vg_total_pe', 'lvm_vg_free_pe'),
    ...pick(group, 'capabilities', 'ihost_uuid'),
    links: view.links(),
    ...(view.single ? {ipvs: view.part('ipvs')} : {}),
    ...view.dates(),
  }),
}

export const physicalVolumeResource: Resource<model.PhysicalVolume> = {
  collection: model.physicalVolumes,
  path: 'ipvs',
  argument: 'pv_uuid',
  missing: noneWith('LVM Physical Volume'),
  parents: {ihosts: ofHost, ilvgs: {field: 'ilvg_uuid', argument: 'ilvg_uuid'}},
  show: (volume, view) => ({
    ...pick(volume, 'uuid', 'pv_state', 'pv_type', 'disk_or_part_uuid', 'disk_or_part_device_node'),
    ...pick(volume, 'disk_or_part_device_path', 'lvm_pv_name', 'lvm_vg_name', 'lvm_pv_uuid', 'lvm_pv_size'),
    ...pick(volume, 'lvm_pe_total', 'lvm_pe_alloced'),
    capabilities: {},
    ihost_uuid: volume.ihost_uuid,
    forilvgid: view.c.region.of(model.volumeGroups).get(volume.ilvg_uuid)?.id ?? null,
    ilvg_uuid: volume.ilvg_uuid,
    links: view.links(),
    ...(view.single ? {idisks: view.part('idisks'), partitions: view.part('partitions')} : {}),
    ...view.dates(),
  }),
}

export const storResource: Resource<model.Stor> = {
  collection: model.stors,
  path: 'istors',
  argument: 'stor_uuid',
  missing: noServer,
  parents: {
    ihosts: {field: 'ihost_uuid', argument: 'uuid'},
    storage_tiers: {field: 'tier_uuid', argument: 'uuid'},
  },
  show: (stor, view) => {
    const tier = stor.tier_uuid === null ? undefined : view.c.region.of(tiers).get(stor.tier_uuid)
    return {
      ...pick(stor, 'uuid', 'osdid', 'function', 'state'),
      capabilities: {},
      ...pick(stor, 'ihost_uuid', 'idisk_uuid'),
      links: view.links(),
      ...(view.single ? {idisks: view.part('idisks')} : {}),
      ...pick(stor, 'journal_location', 'journal_size_mib', 'journal_path', 'journal_node'),
      ...(view.single ? {fortierid: tier?.id ?? null} : {}),
      tier_uuid: stor.tier_uuid,
      tier_name: tier?.name ?? null,
      ...view.dates(),
    }
  },
}

export const hostFsResource: Resource<model.HostFs> = {
  collection: model.hostFilesystems,
  path: 'host_fs',
  argument: 'host_fs_uuid',
  missing: (ref) => refuse(404, `Host FS with id ${ref} not found`),
  parents: {ihosts: ofHost},
  show: (fs, view) => ({
    ...pick(fs, 'uuid', 'name', 'size', 'logical_volume', 'state', 'capabilities', 'ihost_uuid'),
    links: view.links(),
    ...view.dates(),
  }),
}

export const cephMonResource: Resource<model.CephMon> = {
  collection: model.cephMons,
  path: 'ceph_mon',
  argument: 'ceph_mon_uuid',
  missing: noServer,
  parents: {ihosts: {field: 'ihost_uuid', argument: 'host_uuid'}},
  show: (mon, view) => ({
    uuid: mon.uuid,
    device_path: null,
    ihost_uuid: mon.ihost_uuid,
    hostname: view.c.region.of(hosts).get(mon.ihost_uuid)?.hostname ?? null,
    ...pick(mon, 'ceph_mon_gib', 'state', 'task'),
    links: view.links(),
    ...view.dates(),
  }),
}
