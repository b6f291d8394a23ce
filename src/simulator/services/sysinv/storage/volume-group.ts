import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hostFor} from '../record/find-host.js'
import {type Host, hosts, isWorker} from '../record/host.js'
import {change, changed, created, fieldsOf, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {freeUnderlying} from './apply-volumes.js'
import * as model from './model.js'
import * as resources from './show.js'
import {changedFunction, hasFunction, newFunction} from './volume-group-function.js'

/** Who has volume groups, and which. */
function check(host: Host, name: string, withFunction: boolean): void {
  if (host.personality === 'storage') {
    refuse(400, 'Volume group operations not allowed on hosts with personality: storage')
  }
  if (name === 'nova-local') {
    if (!isWorker(host)) refuse(400, `${name} can only be added to a host which has a worker subfunction.`)
    if (host.administrative !== 'locked' || host.ihost_action === 'unlock') refuse(400, 'Host must be locked')
  }
  if (!withFunction && name !== 'nova-local' && name !== 'cgts-vg') {
    refuse(400, `Volume Group name (${name}) must be "'nova-local' or 'cgts-vg'"`)
  }
}

/** An object, or its JSON text, as the official client sends it. */
function capabilitiesOf(value: unknown): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
  } catch {
    return refuse(400, 'Request is not in valid JSON format')
  }
}

export function postGroup(c: Call) {
  const body = fieldsOf(c, 'lvg', ['ihost_uuid', 'lvm_vg_name', 'capabilities', 'vg_state'])
  const host = hostFor(c, body['ihost_uuid'], ': failed to create a local volume group object')
  const name = String(body['lvm_vg_name'])
  const given = capabilitiesOf(body['capabilities'])
  check(host, name, hasFunction({capabilities: given}))
  if (name === 'cgts-vg') refuse(400, 'cgts-vg volume group already exists')
  const capabilities = newFunction(given)
  const instances = c.region.of(model.hostFilesystems).find({ihost_uuid: host.uuid, name: 'instances'})
  if (name === 'nova-local' && instances !== undefined) {
    refuse(
      400,
      'nova-local volume group can not be added while filesystem instances exists. Remove the filesytem and try again.',
    )
  }
  const present = c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: name})
  if (present?.vg_state === 'removing') {
    return changed(c, resources.volumeGroupResource, present.uuid, {vg_state: 'adding'})
  }
  if (present !== undefined) refuse(400, `Volume Group (${name}) already present`)
  return created(c, resources.volumeGroupResource, {
    ...{vg_state: 'adding', lvm_vg_name: name, lvm_vg_uuid: null, lvm_vg_access: null, lvm_cur_lv: 0, lvm_cur_pv: 0},
    ...{lvm_vg_size: 0, lvm_vg_avail_size: 0, lvm_vg_total_pe: 0, lvm_vg_free_pe: 0},
    capabilities,
    ihost_uuid: host.uuid,
  })
}

const hostOf = (c: Call, group: model.VolumeGroup): Host =>
  c.region.of(hosts).get(group.ihost_uuid) ?? refuse(404, `Server ${group.ihost_uuid} could not be found.`)

export function patchGroup(c: Call<'uuid'>) {
  const group = rowAsked(c, resources.volumeGroupResource)
  const given = capabilitiesOf(wishes(c, ['capabilities', 'vg_state'])['capabilities'])
  check(hostOf(c, group), group.lvm_vg_name, hasFunction(group) || hasFunction({capabilities: given}))
  const capabilities = changedFunction(group, given)
  return changed(c, resources.volumeGroupResource, group.uuid, {capabilities})
}

export function deleteGroup(c: Call<'uuid'>) {
  const group = rowAsked(c, resources.volumeGroupResource)
  check(hostOf(c, group), group.lvm_vg_name, hasFunction(group))
  if (group.lvm_vg_name === 'cgts-vg') refuse(400, 'cgts-vg volume group cannot be deleted')
  for (const volume of c.region.of(model.physicalVolumes).where({ilvg_uuid: group.uuid})) {
    c.region.of(model.physicalVolumes).remove(volume.uuid)
    freeUnderlying(c.region, volume.disk_or_part_uuid, c.sim.now())
  }
  if (group.vg_state === 'adding' || hasFunction(group)) c.region.of(model.volumeGroups).remove(group.uuid)
  else change(c, resources.volumeGroupResource, group.uuid, {vg_state: 'removing'})
  return reply(204)
}
