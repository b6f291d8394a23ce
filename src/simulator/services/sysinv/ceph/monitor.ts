import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Scope} from '../../../kernel/store.js'
import {lifecycle, type Simulation} from '../../../simulation.js'
import {backends} from '../record/ceph.js'
import {hostFor, hostNamed} from '../record/find-host.js'
import {type Host, hosts} from '../record/host.js'
import {isSimplex} from '../record/system.js'
import {changed, create, fieldsOf, wishes} from '../resource/change.js'
import {noServer, rowAsked, showRow} from '../resource/resource.js'
import {isUuid} from '../resource/uuid.js'
import {add} from '../row.js'
import {deploymentModel} from '../storage/deployment.js'
import {type CephMon, type ConfigurationState, cephMons, volumeGroups} from '../storage/model.js'
import {cephMonResource} from '../storage/show.js'
import type {Where} from '../where.js'

/** A monitor joins while its host works. */
export const monitorWork = lifecycle<CephMon>(
  cephMons,
  'ceph-monitor.work',
  [{phase: 'done', after: 'host.partition', do: (_mon, at) => ({state: 'configured', task: null, updatedAt: at.now})}],
  {failed: (_mon, at) => ({state: 'configuration-failed', task: null, updatedAt: at.now})},
)

const limits = {usual: 20, least: 20, most: 40}

function checkSize(c: Call, host: Host, value: unknown, present: number): number {
  if (!/^-?\d+$/.test(String(value))) refuse(400, 'ceph_mon_gib must be an integer.')
  const gib = Number(value)
  const least = present === 0 ? limits.least : present + 1
  if (gib < least || gib > limits.most) {
    refuse(400, `ceph_mon_gib = ${gib}. Value must be between ${least} and ${limits.most}.`)
  }
  const allInOneDuplex = isAllInOne(c) && c.sim.ask('region', c.region.name)?.systemMode !== 'simplex'
  const needed = (gib - present) * (allInOneDuplex ? 2 : 1)
  const group = c.region.of(volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
  const free = Math.floor((group?.lvm_vg_avail_size ?? 0) / 1024 ** 3)
  if (needed > free) {
    refuse(
      400,
      `Node '${host.hostname}' does not have enough free space available in cgts-vg volume group to allocate ceph-mon ` +
        `data. ${needed} GiB is required but ${free} GiB is available.`,
    )
  }
  return gib
}

const isAllInOne = (c: Call): boolean => c.sim.ask('region', c.region.name)?.systemType === 'All-in-one'

const hostOf = (c: Call, mon: CephMon): Host | undefined => c.region.of(hosts).get(mon.ihost_uuid)

/** Beside the controllers one host has a monitor. */
const thirdMonitor = (c: Call): Host | undefined =>
  c.region
    .of(cephMons)
    .all()
    .flatMap((mon) => hostOf(c, mon) ?? [])
    .find((host) => host.personality === 'storage' || host.personality === 'worker')

function checkPlace(c: Call, host: Host): void {
  const has = c.region.of(cephMons).find({ihost_uuid: host.uuid}) === undefined ? undefined : host
  const holder = has ?? thirdMonitor(c)
  if (holder !== undefined) refuse(400, `Ceph monitor already configured for host '${holder.hostname}'.`)
  const model = deploymentModel(c.region)
  const open = !isAllInOne(c) && (model === 'undefined' || model === 'controller-nodes')
  if (host.personality === 'worker' && !open) {
    refuse(
      400,
      "Can not add a storage monitor to a worker if ceph's deployments model is already set to " +
        `${model} or system is All-in-one.`,
    )
  }
  if (host.personality === 'storage' && host.hostname !== 'storage-0') {
    refuse(400, 'Ceph monitor can only be added to storage-0 or any worker.')
  }
}

/** At once on a worker that works; on one that waits for it, when it is unlocked. */
function stateOn(host: Host): ConfigurationState {
  if (host.personality !== 'worker') return 'configured'
  if (host.administrative === 'unlocked' && host.operational === 'enabled') return 'configuring'
  if (host.administrative === 'locked' && host.availability === 'online') return 'configuring-on-unlock'
  return 'configured'
}

/** A controller has one where ceph is the backend, and so has the first storage host. */
export function joinMonitor({sim, region}: Where, host: Host): void {
  const table = region.of(cephMons)
  if (table.find({ihost_uuid: host.uuid}) !== undefined) return
  add(table, sim.now(), {
    uuid: sim.random(region.name, 'ceph_mon.uuid').uuid(),
    ceph_mon_gib: table.all()[0]?.ceph_mon_gib ?? limits.usual,
    state: host.administrative === 'locked' ? 'configuring-on-unlock' : 'configuring',
    task: null,
    ihost_uuid: host.uuid,
  })
}

export function settleMonitors(scope: Scope, updatedAt: number): void {
  for (const {uuid} of scope.of(cephMons).where({state: 'configuring'})) {
    scope.of(cephMons).update(uuid, {state: 'configured', task: null, updatedAt})
  }
}

/** What waited for the unlock of a controller is in effect after it. */
export function watchMonitors(sim: Simulation): void {
  sim.onEvent('host.unlocked', ({region, hostname}) => {
    const scope = sim.in(region)
    const backend = scope.of(backends).find({backend: 'ceph', name: 'ceph-store'})
    const host = scope.of(hosts).find({hostname})
    if (backend === undefined || host === undefined) return
    if (host.personality !== 'controller' && hostname !== 'storage-0') return
    joinMonitor({sim, region: scope}, host)
    settleMonitors(scope, sim.now())
    if (backend.state !== 'configuring-on-unlock') return
    const task = isSimplex(scope) ? null : 'provision-storage'
    scope.of(backends).update(backend.uuid, {state: 'configured', task, updatedAt: sim.now()})
  })
}

export function postMonitor(c: Call) {
  const body = fieldsOf(c, 'ceph_mon', ['ihost_uuid', 'ceph_mon_gib'])
  if (c.region.of(backends).find({backend: 'ceph'}) === undefined) {
    refuse(400, 'Must have ceph configured as storage backend.')
  }
  const host = hostFor(c, body['ihost_uuid'], ': failed to create a ceph mon record.')
  checkPlace(c, host)
  const [other] = c.region.of(cephMons).all()
  const wanted = body['ceph_mon_gib']
  const gib = checkSize(c, host, other?.ceph_mon_gib ?? wanted ?? limits.usual, 0)
  const state = stateOn(host)
  const mon = create(c, cephMonResource, {
    ceph_mon_gib: gib,
    state,
    task: state === 'configured' ? null : `{'${host.hostname}': '${state}'}`,
    ihost_uuid: host.uuid,
  })
  if (state === 'configuring') c.sim.start(monitorWork, c.region.name, mon.uuid)
  return {ceph_mon: [showRow(c, cephMonResource, mon, false)]}
}

export function patchMonitor(c: Call<'uuid'>) {
  const mon = rowAsked(c, cephMonResource)
  const wish = wishes(c, ['ceph_mon_gib', 'controller', 'ceph_mon_dev'])
  if (!('ceph_mon_gib' in wish)) refuse(400, 'Warning: ceph_mon parameters are not changed.')
  const host = hostOf(c, mon) ?? noServer(mon.ihost_uuid)
  const gib = checkSize(c, host, wish['ceph_mon_gib'], mon.ceph_mon_gib)
  return changed(c, cephMonResource, mon.uuid, {ceph_mon_gib: gib})
}

/** It is addressed by its host. */
export function deleteMonitor(c: Call<'uuid'>) {
  const ref = c.params.uuid
  const host = isUuid(ref) ? hostNamed(c.region, ref) : undefined
  const mon = c.region.of(cephMons).find({ihost_uuid: host?.uuid ?? ref})
  if (mon === undefined) refuse(400, `No Ceph Monitor defined for host with uuid: ${ref}`)
  if (mon.state !== 'configuration-failed') {
    refuse(
      400,
      "Direct Ceph monitor delete only allowed for state 'configuration-failed'. " +
        'Please lock and delete node to remove the configured Ceph Monitor.',
    )
  }
  c.region.of(cephMons).remove(mon.uuid)
  return reply(204)
}
