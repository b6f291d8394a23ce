import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type Host, nameOf} from '../record/host.js'
import {change} from '../resource/change.js'
import {type VolumeGroup, volumeGroups} from './model.js'
import {volumeGroupResource} from './show.js'

function groupOn(c: Call, host: Host): VolumeGroup {
  const found = c.region.of(volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
  return found ?? refuse(400, `cgts-vg is not provisioned on ${nameOf(host)}`)
}

/** What the platform's volume group of a host still holds, in whole GiB. */
export const roomOn = (c: Call, host: Host): number => Math.floor(groupOn(c, host).lvm_vg_avail_size / 1024 ** 3)

/** Takes room from the volume group, or gives it back. */
export function takeRoom(c: Call, host: Host, sizeGib: number): void {
  const group = groupOn(c, host)
  const pages = (sizeGib * 1024) / 32
  change(c, volumeGroupResource, group.uuid, {
    lvm_vg_free_pe: group.lvm_vg_free_pe - pages,
    lvm_vg_avail_size: group.lvm_vg_avail_size - sizeGib * 1024 ** 3,
  })
}
