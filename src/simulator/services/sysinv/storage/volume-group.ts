import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hostGiven} from '../host/find.js'
import {hosts, isWorker} from '../host/model.js'
import {freeUnderlying} from '../pending.js'
import {change, created, fieldsOf, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import * as model from './model.js'
import * as resources from './resource.js'

export function postGroup(c: Call) {
  const body = fieldsOf(c, 'lvg', ['ihost_uuid', 'lvm_vg_name', 'capabilities', 'vg_state'])
  const host = hostGiven(c, body['ihost_uuid'])
  const name = String(body['lvm_vg_name'])
  if (name !== 'nova-local' && name !== 'cgts-vg') {
    refuse(400, `Volume Group name (${name}) must be "'nova-local' or 'cgts-vg'"`)
  }
  if (name === 'nova-local' && !isWorker(host)) {
    refuse(400, `${name} can only be added to a host which has a worker subfunction.`)
  }
  if (c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: name}) !== undefined) {
    refuse(400, 'Volume Group already exists for this host')
  }
  return created(c, resources.volumeGroupResource, {
    ...{vg_state: 'adding', lvm_vg_name: name, lvm_vg_uuid: null, lvm_vg_access: null, lvm_cur_lv: 0, lvm_cur_pv: 0},
    ...{lvm_vg_size: 0, lvm_vg_avail_size: 0, lvm_vg_total_pe: 0, lvm_vg_free_pe: 0},
    capabilities: {},
    ihost_uuid: host.uuid,
  })
}

export function patchGroup(c: Call) {
  const group = rowAsked(c, resources.volumeGroupResource)
  wishes(c, ['capabilities', 'vg_state'])
  return refuse(400, `${group.lvm_vg_name} volume group does not have any parameters to modify`)
}

export function deleteGroup(c: Call) {
  const group = rowAsked(c, resources.volumeGroupResource)
  if (group.lvm_vg_name === 'cgts-vg') refuse(400, 'cgts-vg volume group cannot be deleted')
  const host = c.region.of(hosts).get(group.ihost_uuid)
  if (host?.administrative !== 'locked') refuse(400, 'Host must be locked')
  for (const volume of c.region.of(model.physicalVolumes).where({ilvg_uuid: group.uuid})) {
    c.region.of(model.physicalVolumes).remove(volume.uuid)
    freeUnderlying(c.region, volume.disk_or_part_uuid, c.sim.now())
  }
  if (group.vg_state === 'adding') c.region.of(model.volumeGroups).remove(group.uuid)
  else change(c, resources.volumeGroupResource, group.uuid, {vg_state: 'removing'})
  return reply(204)
}
