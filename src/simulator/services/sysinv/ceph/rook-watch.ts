import type {Simulation} from '../../../simulation.js'
import {backends, tiers} from '../record/ceph.js'
import {controllerFilesystems, reconfiguringState} from '../record/controller-fs.js'
import {functionsOf} from '../storage/ceph-filesystem.js'
import {disks, hostFilesystems, stors} from '../storage/model.js'

const application = 'rook-ceph'

/** What waits for the application is in effect once it is applied, and waits again once it is removed. */
export function watchRook(sim: Simulation): void {
  sim.onEvent('application.applied', ({region, name}) => {
    if (name === application) takeIn(sim, region)
  })
  sim.onEvent('application.removed', ({region, name}) => {
    if (name === application) letGo(sim, region)
  })
}

function takeIn(sim: Simulation, region: string): void {
  const [scope, updatedAt] = [sim.in(region), sim.now()]
  const backend = scope.of(backends).find({backend: 'ceph-rook'})
  if (backend === undefined) return
  for (const stor of scope.of(stors).all()) {
    if (stor.state === 'deleting-with-app' || stor.state === 'force-deleting-with-app') {
      scope.of(stors).remove(stor.uuid)
      const disk = scope.of(disks).get(stor.idisk_uuid)
      if (disk !== undefined) {
        scope.of(disks).update(disk.uuid, {istor_uuid: null, available_mib: disk.size_mib, updatedAt})
      }
    } else if (stor.state === 'configuring-with-app') {
      scope.of(stors).update(stor.uuid, {state: 'configured', osdid: freeNumber(sim, region), updatedAt})
    }
  }
  const carrying = new Set(
    scope
      .of(stors)
      .all()
      .map(({ihost_uuid: host}) => host),
  )
  for (const fs of scope.of(hostFilesystems).all()) {
    if (fs.name !== 'ceph' || (fs.state !== 'Ready' && fs.state !== 'Reconfigure with App')) continue
    const functions = functionsOf(fs).filter((one) => one !== 'osd' || carrying.has(fs.ihost_uuid))
    const state = functions.length > 0 ? 'In-Use' : 'Ready'
    scope.of(hostFilesystems).update(fs.uuid, {state, capabilities: {functions}, updatedAt})
  }
  for (const fs of scope.of(controllerFilesystems).all()) {
    if (fs.state === reconfiguringState)
      scope.of(controllerFilesystems).update(fs.uuid, {state: 'available', updatedAt})
  }
  for (const tier of scope.of(tiers).where({status: 'in-use'})) {
    if (scope.of(stors).find({tier_uuid: tier.uuid}) === undefined) {
      scope.of(tiers).update(tier.uuid, {status: 'defined', updatedAt})
    }
  }
  scope.of(backends).update(backend.uuid, {state: 'configured', updatedAt})
}

function letGo(sim: Simulation, region: string): void {
  const [scope, updatedAt] = [sim.in(region), sim.now()]
  const backend = scope.of(backends).find({backend: 'ceph-rook'})
  if (backend === undefined) return
  scope.of(backends).update(backend.uuid, {state: 'configuring-with-app', updatedAt})
  for (const {uuid} of scope.of(stors).all()) {
    scope.of(stors).update(uuid, {state: 'configuring-with-app', osdid: null, updatedAt})
  }
  for (const fs of scope.of(hostFilesystems).all()) {
    if (fs.name === 'ceph' && fs.state === 'In-Use') {
      scope.of(hostFilesystems).update(fs.uuid, {state: 'Ready', updatedAt})
    }
  }
}

/** Rook numbers its OSDs as it makes them. */
function freeNumber(sim: Simulation, region: string): number {
  const taken = new Set(
    sim
      .in(region)
      .of(stors)
      .all()
      .map(({osdid}) => osdid),
  )
  for (let n = 0; ; n += 1) if (!taken.has(n)) return n
}
