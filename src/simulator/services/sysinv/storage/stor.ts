import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {backends, clusters, tiers} from '../ceph/model.js'
import {hostGiven} from '../host/find.js'
import {nameOf} from '../host/model.js'
import {change, create, fieldsOf, removeAsked, text} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import * as model from './model.js'
import * as resources from './resource.js'

export function postStor(c: Call) {
  const known = ['ihost_uuid', 'function', 'idisk_uuid', 'tier_uuid', 'journal_location', 'journal_size_mib', 'osdid']
  const body = fieldsOf(c, 'stor', known)
  const host = hostGiven(c, body['ihost_uuid'])
  if (c.region.of(backends).find({backend: 'ceph'}) === undefined) {
    refuse(400, 'Ceph backend must be configured to add storage functions.')
  }
  const deployment = c.region.of(clusters).all()[0]?.deployment_model
  const fits: Readonly<Record<string, string>> = {'storage-nodes': 'storage', 'controller-nodes': 'controller'}
  const wanted = fits[deployment ?? '']
  if (wanted !== undefined && host.personality !== wanted) {
    refuse(400, `Storage model is '${deployment}'. Storage devices can only be added to ${wanted} nodes.`)
  }
  const ref = String(body['idisk_uuid'])
  const disk = c.region.of(model.disks).get(ref) ?? refuse(404, `No disk with id ${ref}`)
  if (disk.ihost_uuid !== host.uuid) refuse(400, `Disk ${ref} is not on host ${nameOf(host)}`)
  const role = (text(body['function']) ?? 'osd') as model.Stor['function']
  if (role !== 'osd' && role !== 'journal') refuse(400, `Invalid stor function: ${role}`)
  if (disk.istor_uuid !== null) refuse(400, 'Disk already assigned to a storage function.')
  if (disk.ipv_uuid !== null) refuse(400, 'Disk already assigned to a physical volume.')
  if (disk.capabilities['stor_function'] === 'rootfs') refuse(400, 'Can not associate to a rootfs disk')
  if (c.region.of(model.partitions).find({idisk_uuid: disk.uuid}) !== undefined) {
    refuse(400, `Disk ${disk.device_node} has partitions; it can not be used as a storage function.`)
  }
  const tier =
    (text(body['tier_uuid']) === null
      ? c.region.of(tiers).find({name: 'storage'})
      : c.region.of(tiers).get(String(body['tier_uuid']))) ??
    refuse(404, `StorageTier with UUID ${body['tier_uuid']} not found.`)
  const osdids = c.region
    .of(model.stors)
    .all()
    .map((one) => one.osdid ?? -1)
  const row = create(c, resources.storResource, {
    osdid: role === 'osd' ? Math.max(-1, ...osdids) + 1 : null,
    function: role,
    state: host.administrative === 'locked' ? 'configuring-on-unlock' : 'configured',
    journal_location: text(body['journal_location']),
    journal_size_mib: role === 'osd' ? 1024 : null,
    journal_path: role === 'osd' ? `${disk.device_path}-part2` : null,
    journal_node: role === 'osd' ? `${disk.device_node}2` : null,
    ihost_uuid: host.uuid,
    idisk_uuid: disk.uuid,
    tier_uuid: role === 'osd' ? tier.uuid : null,
  })
  const placed = row.journal_location ?? row.uuid
  if (role === 'osd') change(c, resources.storResource, row.uuid, {journal_location: placed})
  change(c, resources.diskResource, disk.uuid, {istor_uuid: row.uuid, available_mib: 0})
  if (role === 'osd') c.region.of(tiers).update(tier.uuid, {status: 'in-use', updatedAt: c.sim.now()})
  return showRow(c, resources.storResource, c.region.of(model.stors).get(row.uuid) ?? row)
}

export const deleteStor = (c: Call) =>
  removeAsked(c, resources.storResource, (row) => {
    if (row.state !== 'configuring-on-unlock' && row.function !== 'journal') {
      refuse(
        400,
        "Deleting a Storage Function other than 'journal' and 'osd' in state 'configuring-on-unlock' is not " +
          'supported on this setup.',
      )
    }
    const disk = c.region.of(model.disks).get(row.idisk_uuid)
    if (disk !== undefined) {
      change(c, resources.diskResource, disk.uuid, {istor_uuid: null, available_mib: disk.size_mib})
    }
  })
