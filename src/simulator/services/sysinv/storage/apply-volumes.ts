import type {Scope} from '../../../kernel/store.js'
import {disks, partitionStatus, partitions, physicalVolumes, volumeGroups} from './model.js'
import {extent} from './seed.js'

/** Takes physical volumes in and out of their groups: of all, or of one that changes while its host works. */
export function applyVolumes(scope: Scope, host: string, at: number, only?: string): void {
  const of = {ihost_uuid: host, ...(only === undefined ? {} : {ilvg_uuid: only})}
  for (const row of scope.of(physicalVolumes).where(of)) {
    if (row.pv_state === 'removing') {
      scope.of(physicalVolumes).remove(row.uuid)
      freeUnderlying(scope, row.disk_or_part_uuid, at)
    } else if (row.pv_state === 'adding') {
      const size = sizeOf(scope, row.disk_or_part_uuid)
      const total = Math.max(0, Math.floor((size * 1024 * 1024) / extent) - 1)
      scope.of(physicalVolumes).update(row.uuid, {
        pv_state: 'provisioned',
        lvm_pv_name: row.disk_or_part_device_node,
        lvm_pv_size: total * extent,
        lvm_pe_total: total,
        updatedAt: at,
      })
    }
  }
  for (const group of scope.of(volumeGroups).where({ihost_uuid: host})) {
    if (only !== undefined && group.uuid !== only) continue
    if (group.vg_state === 'removing') {
      scope.of(volumeGroups).remove(group.uuid)
      continue
    }
    const volumes = scope.of(physicalVolumes).where({ihost_uuid: host, ilvg_uuid: group.uuid})
    const total = volumes.reduce((sum, one) => sum + one.lvm_pe_total, 0)
    if (volumes.length === 0 || (group.vg_state === 'provisioned' && total === group.lvm_vg_total_pe)) continue
    const used = group.lvm_vg_total_pe - group.lvm_vg_free_pe
    scope.of(volumeGroups).update(group.uuid, {
      vg_state: 'provisioned',
      lvm_vg_access: 'wz--n-',
      lvm_cur_pv: volumes.length,
      lvm_vg_size: total * extent,
      lvm_vg_total_pe: total,
      lvm_vg_free_pe: total - used,
      lvm_vg_avail_size: (total - used) * extent,
      updatedAt: at,
    })
  }
}

const sizeOf = (scope: Scope, uuid: string): number =>
  scope.of(partitions).get(uuid)?.size_mib ?? scope.of(disks).get(uuid)?.size_mib ?? 0

/** A disk or a partition that no physical volume uses any more. */
export function freeUnderlying(scope: Scope, uuid: string, at: number): void {
  const disk = scope.of(disks).get(uuid)
  if (scope.of(partitions).has(uuid)) {
    scope.of(partitions).update(uuid, {ipv_uuid: null, status: partitionStatus.ready, updatedAt: at})
  } else if (disk !== undefined) {
    scope.of(disks).update(uuid, {ipv_uuid: null, available_mib: disk.size_mib, updatedAt: at})
  }
}
