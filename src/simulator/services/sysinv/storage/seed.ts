import type {PlannedDisk} from '../../../scenarios/hardware.js'
import type {Simulation} from '../../../simulation.js'
import {type Fitting, fittings} from '../plan/fitting.js'
import {type PlannedSystem, plannedSystem} from '../plan/system.js'
import {backends, clusters, tiers} from '../record/ceph.js'
import {backupOverhead, databaseSize, platformSize} from '../record/controller-fs.js'
import {add} from '../row.js'
import {modelRead, partitionNode, place, rotation} from './disk.js'
import * as model from './model.js'
import {type CephFunction, cephFilesystem, rookFunctions} from './rook-plan.js'
import {seedCeph} from './seed-ceph.js'

const gib = 1024
export const userPartition = 'ba5eba11-0000-1111-2222-000000000001'
/** of LVM, in bytes */
export const extent = 32 * 1024 * 1024

/** The system's own volume group, as the installer makes it. */
const systemGroupMib = 193_536
const systemPartitionsMib = 71_680
const platformMib = systemGroupMib + systemPartitionsMib

/** Sizes that the bootstrap and the agents give them on a disk of more than 240 GiB. */
const everywhere: readonly (readonly [name: string, size: number])[] = [
  ['docker', 40],
  ['kubelet', 10],
  ['log', 8],
  ['root', 20],
  ['scratch', 16],
  ['var', 20],
]

function filesystemsOf({host, system}: Fitting): typeof everywhere {
  if (host.personality !== 'controller') return everywhere
  return [['backup', platformSize(system) + databaseSize + backupOverhead], ...everywhere]
}

const wwn = (fitting: Fitting, index: number) =>
  `0x5000c500${fitting.id.chance(fitting.host.uuid, 'disk', index).hex(8)}`

/** Disks, the system's volume group on the first of them, and what lies in it. */
export function fitDisks(fitting: Fitting): void {
  const {scope, host, hardware, id, at} = fitting
  hardware.disks.forEach((planned, index) => {
    const serial = id.chance(host.uuid, 'serial', index).hex(8).toUpperCase()
    const root = index === 0
    add(scope.of(model.disks), at, {
      uuid: id.uuid(host.uuid, 'disk', planned.node),
      device_node: planned.node,
      device_type: planned.type,
      ...place(planned),
      device_id: `${planned.type === 'NVME' ? 'nvme' : 'ata'}-${planned.model.replace(/^\S+ /, '').replaceAll(' ', '_')}_${serial}`,
      device_wwn: planned.type === 'NVME' ? null : wwn(fitting, index),
      size_mib: planned.size,
      available_mib: root ? planned.size - platformMib : planned.size,
      serial_id: serial,
      rpm: rotation[planned.type],
      capabilities: {
        model_num: modelRead(planned),
        ...(root ? {stor_function: 'rootfs'} : {}),
      },
      ihost_uuid: host.uuid,
      istor_uuid: null,
      ipv_uuid: null,
    })
  })
  const [root] = hardware.disks
  if (root !== undefined) fitSystemGroup(fitting, root)
}

function fitSystemGroup(fitting: Fitting, root: PlannedDisk): void {
  const {scope, host, id, at} = fitting
  const node = partitionNode(root.node, 5)
  const path = `${place(root).device_path}-part5`
  const group = id.uuid(host.uuid, 'volume-group', 'cgts-vg')
  const volume = id.uuid(host.uuid, 'physical-volume', 'cgts-vg')
  const partition = id.uuid(host.uuid, 'partition', 5)
  const total = Math.floor((systemGroupMib * 1024 * 1024) / extent) - 1
  const functions = rookFunctions(fitting)
  const inside = [
    ...filesystemsOf(fitting).map(([name, size]) => ({name, size, functions: [] as readonly CephFunction[]})),
    ...(functions.length > 0 ? [{name: 'ceph', size: cephFilesystem, functions}] : []),
  ]
  const used = inside.reduce((sum, {size}) => sum + size, 0)
  const free = total - used * (gib / 32)
  add(scope.of(model.partitions), at, {
    uuid: partition,
    start_mib: systemPartitionsMib,
    end_mib: systemPartitionsMib + systemGroupMib,
    size_mib: systemGroupMib,
    device_node: node,
    device_path: path,
    type_guid: userPartition,
    type_name: 'LVM Physical Volume',
    idisk_uuid: id.uuid(host.uuid, 'disk', root.node),
    status: model.partitionStatus.inUse,
    ihost_uuid: host.uuid,
    ipv_uuid: volume,
  })
  add(scope.of(model.volumeGroups), at, {
    uuid: group,
    vg_state: 'provisioned',
    lvm_vg_name: 'cgts-vg',
    lvm_vg_uuid: lvmName(id.chance(host.uuid, 'lvm', 'group').hex(32)),
    lvm_vg_access: 'wz--n-',
    lvm_cur_lv: inside.length,
    lvm_cur_pv: 1,
    lvm_vg_size: total * extent,
    lvm_vg_avail_size: free * extent,
    lvm_vg_total_pe: total,
    lvm_vg_free_pe: free,
    capabilities: {},
    ihost_uuid: host.uuid,
  })
  add(scope.of(model.physicalVolumes), at, {
    uuid: volume,
    pv_state: 'provisioned',
    pv_type: 'partition',
    disk_or_part_uuid: partition,
    disk_or_part_device_node: node,
    disk_or_part_device_path: path,
    lvm_pv_name: node,
    lvm_vg_name: 'cgts-vg',
    lvm_pv_uuid: lvmName(id.chance(host.uuid, 'lvm', 'volume').hex(32)),
    lvm_pv_size: (total + 1) * extent,
    lvm_pe_total: total,
    lvm_pe_alloced: total - free,
    ihost_uuid: host.uuid,
    ilvg_uuid: group,
  })
  for (const {name, size, functions: capable} of inside) {
    add(scope.of(model.hostFilesystems), at, {
      uuid: id.uuid(host.uuid, 'filesystem', name),
      name,
      size,
      logical_volume: `${name}-lv`,
      state: 'In-Use',
      capabilities: {functions: capable},
      ihost_uuid: host.uuid,
    })
  }
}

/** LVM writes its uuids in groups of its own. */
const lvmName = (hex: string): string =>
  [hex.slice(0, 6), hex.slice(6, 10), hex.slice(10, 14), hex.slice(14, 18), hex.slice(18, 22), hex.slice(22, 28)].join(
    '-',
  )

export function seedStorage(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.storage',
    in: 'region',
    collections: [
      ...[model.disks, model.partitions, model.volumeGroups, model.physicalVolumes],
      ...[model.stors, model.hostFilesystems, model.cephMons, clusters, tiers, backends],
    ],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const all = fittings(sim, scope, facts, epoch)
      all.forEach(fitDisks)
      seedCeph(all)
    },
  })
}
