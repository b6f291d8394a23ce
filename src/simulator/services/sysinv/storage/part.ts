import {refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import {type HostPart, rowsOf} from '../part.js'
import {inService} from '../record/activity.js'
import {type Host, hosts, isWorker, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import {applyVolumes} from './apply-volumes.js'
import {checkRookDelete} from './ceph-filesystem.js'
import {
  cephMons,
  disks,
  hostFilesystems,
  partitionStatus,
  partitions,
  physicalVolumes,
  stors,
  volumeGroups,
} from './model.js'
import {extentOf} from './partition.js'
import {fitDisks} from './seed.js'

const configured = (at: number) => ({state: 'configured', updatedAt: at}) as const

/** What ceph does with disks. */
export const storPart: HostPart = {
  rows: [rowsOf(stors, 'ihost_uuid')],
  listedAs: ['istors'],
  mayUnlock: (host, c) => {
    if (!isWorker(host) && host.personality === 'storage') checkStorage(host, c)
  },
  onUnlock: (scope, host, at) => {
    for (const row of scope.of(stors).where({ihost_uuid: host, state: 'configuring-on-unlock'})) {
      scope.of(stors).update(row.uuid, configured(at))
    }
  },
}

/** The disks; what lies on them is found with them. */
const diskPart: HostPart = {
  rows: [rowsOf(disks, 'ihost_uuid')],
  fit: fitDisks,
  listedAs: ['idisks'],
}

const partitionPart: HostPart = {
  rows: [rowsOf(partitions, 'ihost_uuid')],
  listedAs: ['partitions'],
  mayUnlock: checkPartitions,
  onUnlock: (scope, host, at) => {
    for (const row of scope.of(partitions).where({ihost_uuid: host, status: partitionStatus.creatingOnUnlock})) {
      scope.of(partitions).update(row.uuid, {
        status: partitionStatus.ready,
        ...extentOf(scope, row),
        updatedAt: at,
      })
    }
  },
}

const monitorPart: HostPart = {
  rows: [rowsOf(cephMons, 'ihost_uuid')],
  listedAs: ['ceph_mon'],
  onUnlock: (scope, host, at) => {
    for (const row of scope.of(cephMons).where({ihost_uuid: host, state: 'configuring-on-unlock'})) {
      scope.of(cephMons).update(row.uuid, configured(at))
    }
  },
}

/** Volume groups, and what they are made of. */
export const volumePart: HostPart = {
  rows: [rowsOf(volumeGroups, 'ihost_uuid'), rowsOf(physicalVolumes, 'ihost_uuid')],
  listedAs: ['ipvs', 'ilvgs'],
  mayUnlock: checkSystemGroup,
  onUnlock: (scope, host, at) => applyVolumes(scope, host, at),
}

const filesystemPart: HostPart = {
  onDelete: checkRookDelete,
  rows: [rowsOf(hostFilesystems, 'ihost_uuid')],
  listedAs: ['host_fs'],
  onUnlock: applyFilesystems,
}

export const storageParts: readonly HostPart[] = [
  ...[storPart, diskPart, partitionPart, monitorPart, volumePart, filesystemPart],
]

function checkSystemGroup(host: Host, c: Where): void {
  const group = c.region.of(volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
  const volumes = group === undefined ? 0 : c.region.of(physicalVolumes).count({ilvg_uuid: group.uuid})
  if (volumes === 0) {
    refuse(
      400,
      `${nameOf(host)} does not have any physical volumes in the cgts-vg volume group. Please create at least one ` +
        'partition or disk and add it as a physical volume to the cgts-vg volume group.',
    )
  }
}

function checkStorage(host: Host, c: Where): void {
  if (c.region.of(stors).count({ihost_uuid: host.uuid}) === 0) {
    refuse(400, 'Can not unlock a storage node without any Storage Volumes configured')
  }
  const mons = c.region.of(cephMons).all()
  const required = host.hostname === 'storage-0' && host.invprovision === 'provisioned' ? 1 : 2
  const there = mons.filter((mon) => {
    const carrier = c.region.of(hosts).get(mon.ihost_uuid)
    return carrier !== undefined && inService(carrier)
  }).length
  if (there < required) {
    refuse(
      400,
      `Can not unlock storage node. Only ${there} storage monitor available. At least ${required} unlocked and ` +
        'enabled hosts with monitors are required. Please ensure hosts with monitors are unlocked and enabled.',
    )
  }
}

function checkPartitions(host: Host, c: Where): void {
  const {creating, deleting, modifying} = partitionStatus
  const busy = [creating, deleting, modifying] as readonly number[]
  if (
    c.region
      .of(partitions)
      .where({ihost_uuid: host.uuid})
      .some((one) => busy.includes(one.status))
  ) {
    refuse(
      400,
      `Cannot unlock host ${nameOf(host)} while partitions on the host are in a creating/deleting/modifying state.`,
    )
  }
}

function applyFilesystems(scope: Scope, host: string, at: number): void {
  for (const row of scope.of(hostFilesystems).where({ihost_uuid: host})) {
    if (row.state === 'Creating (on unlock)') {
      scope.of(hostFilesystems).update(row.uuid, {state: 'Ready', updatedAt: at})
    } else if (row.state === 'Deleting (on unlock)') scope.of(hostFilesystems).remove(row.uuid)
  }
}
