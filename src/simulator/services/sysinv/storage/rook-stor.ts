import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {backends, tiers} from '../record/ceph.js'
import {change} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {functionsOf} from './ceph-filesystem.js'
import {rookDeployment} from './deployment.js'
import * as model from './model.js'
import * as resources from './show.js'

const inTransition: readonly string[] = ['uploading', 'applying', 'removing', 'updating', 'recovering']

/** An OSD that the application has not made yet goes at once, any other one when it is applied again. */
export function deleteRookStor(c: Call<'uuid'>) {
  const stor = rowAsked(c, resources.storResource)
  const status = c.sim.ask('application', c.region.name, 'rook-ceph')?.status ?? ''
  if (inTransition.includes(status)) {
    refuse(
      400,
      'The application ceph-rook is in transition, please wait for the current operation to complete before remove stor.',
    )
  }
  const force = ['True', 'true'].includes(c.query['force'] ?? '')
  const state = force ? 'force-deleting-with-app' : 'deleting-with-app'
  if (stor.state === state) refuse(400, `This stor is already on ${state} state.`)
  if (stor.state === 'configuring-with-app') removeNow(c, stor)
  else {
    if (!force && rookDeployment(c.region) !== 'open') checkCopies(c, stor)
    change(c, resources.storResource, stor.uuid, {state})
    const backend = c.region.of(backends).find({backend: 'ceph-rook'})
    if (backend !== undefined) {
      c.region.of(backends).update(backend.uuid, {state: 'configuring-with-app', updatedAt: c.sim.now()})
    }
  }
  return reply(204)
}

function removeNow(c: Call, stor: model.Stor): void {
  const disk = c.region.of(model.disks).get(stor.idisk_uuid)
  if (disk !== undefined) {
    change(c, resources.diskResource, disk.uuid, {istor_uuid: null, available_mib: disk.size_mib})
  }
  c.region.of(model.stors).remove(stor.uuid)
  if (c.region.of(model.stors).count({ihost_uuid: stor.ihost_uuid}) === 0) {
    const fs = c.region.of(model.hostFilesystems).find({ihost_uuid: stor.ihost_uuid, name: 'ceph'})
    if (fs !== undefined) {
      const functions = functionsOf(fs).filter((one) => one !== 'osd')
      change(c, resources.hostFsResource, fs.uuid, {capabilities: {functions}})
    }
  }
  if (stor.tier_uuid !== null && c.region.of(model.stors).find({tier_uuid: stor.tier_uuid}) === undefined) {
    c.region.of(tiers).update(stor.tier_uuid, {status: 'defined', updatedAt: c.sim.now()})
  }
}

/** Without force as many stay as there are copies of the data: of OSDs, or of hosts with some. */
function checkCopies(c: Call, stor: model.Stor): void {
  const {capabilities = {}} = c.region.of(backends).find({backend: 'ceph-rook'}) ?? {}
  const left = c.region
    .of(model.stors)
    .where(
      (one) =>
        one.function === 'osd' &&
        one.uuid !== stor.uuid &&
        one.tier_uuid === stor.tier_uuid &&
        (one.state === 'configured' || one.state === 'configuring-with-app'),
    )
  const count = capabilities['failure_domain'] === 'osd' ? left.length : new Set(left.map((one) => one.ihost_uuid)).size
  if (count >= Number(capabilities['replication'])) return
  const tier = c.region.of(tiers).get(stor.tier_uuid ?? '')?.name ?? 'storage'
  refuse(
    400,
    `This stor cannot be removed. The number of OSDs in tier ${tier} must be greater than or equal to the replication ` +
      'factor.',
  )
}
