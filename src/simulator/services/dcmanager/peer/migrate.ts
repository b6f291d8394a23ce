import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {manage} from '../audit/management.js'
import {enterLane, type LaneKind, laneIsEmpty, leaveLane} from '../lane/lane.js'
import {subcloudById} from '../record/change.js'
import {meaningOf} from '../record/deploy-status.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {canBeRehomed} from '../rehome/data.js'
import {rehoming} from '../rehome/lifecycle.js'
import {jsonBody} from '../values/json-body.js'
import {changePeerGroup} from './change.js'
import {associations, type PeerGroup, peerGroups, systemPeers} from './model.js'
import {shownPeerGroup} from './show.js'
import {Site} from './site.js'
import {localSystem} from './sync.js'

const timer = 'dcmanager.rehome-wait'

const laneOf = (group: PeerGroup): LaneKind => ({
  name: `rehome-${group.id}`,
  most: group.maxRehoming,
  start: startRehoming,
})

function objection(group: PeerGroup, subcloud: Subcloud): string | undefined {
  if (subcloud.rehomeData === null) {
    return `Unable to migrate subcloud: ${subcloud.name} required rehoming data is missing`
  }
  if (!canBeRehomed(subcloud)) {
    return `Unable to migrate subcloud: ${subcloud.name}, bootstrap-address is missing in rehoming data`
  }
  if (meaningOf(subcloud).migration === 'running') {
    return `Unable to migrate subcloud peer group ${group.name}, subcloud ${subcloud.name} already in rehoming process`
  }
  return undefined
}

/** This site takes the subclouds of a group over, so many at a time. */
export function migrate(c: Call<'group'>, group: PeerGroup, members: readonly Subcloud[]) {
  const values = jsonBody(c)
  if (!('sysadmin_password' in values)) {
    refuse(400, `Unable to migrate subcloud peer group: ${c.params.group} need sysadmin_password`)
  }
  const problems = members.flatMap((subcloud) => objection(group, subcloud) ?? [])
  if (problems.length > 0) {
    refuse(500, `Batch migrate subclouds error: [${problems.map((one) => `'${one}'`).join(', ')}]`)
  }
  const chosen = members.filter((subcloud) => meaningOf(subcloud).migration === 'ready')
  if (chosen.length === 0) {
    const states = 'no secondary, rehome-failed or rehome-prep-failed subcloud'
    refuse(400, `Nothing to migrate, ${states} in peer group ${group.name}`)
  }
  // The server says yes to a second migration, and leaves the first one alone.
  if (!batchRuns(c.sim)) {
    changePeerGroup(c.sim, group.id, {migration: 'migrating'})
    tellPeers(c.sim, group.id)
    for (const {id} of chosen) enterLane(c.sim, laneOf(group), id, {})
  }
  return {subclouds: chosen.map((subcloud) => bareSubcloud(subcloud))}
}

/** One at a time, of whatever group. */
const batchRuns = (sim: Simulation): boolean =>
  sim
    .in(centralRegion)
    .of(peerGroups)
    .all()
    .some((group) => !laneIsEmpty(sim, laneOf(group)))

function startRehoming(sim: Simulation, subcloudId: number): void {
  sim.start(rehoming, centralRegion, subcloudId)
}

/** Peers that can be reached learn at once what happens to the group; the others will see it when they are back. */
function tellPeers(sim: Simulation, groupId: number): void {
  const scope = sim.in(centralRegion)
  const group = scope.of(peerGroups).get(groupId)
  if (group === undefined) return
  const {uuid} = localSystem(sim)
  for (const {systemPeerId} of scope.of(associations).where({peerGroupId: groupId})) {
    const peer = scope.of(systemPeers).get(systemPeerId)
    if (peer === undefined) continue
    sim.errands.run(
      async () => {
        const site = await Site.enter(peer)
        const path = `/subcloud-peer-groups/${encodeURIComponent(group.name)}/audit`
        await site.send('PATCH', path, {peer_uuid: uuid, ...shownPeerGroup(group)})
      },
      () => undefined,
    )
  }
}

/** A rehomed subcloud is managed as soon as it is online; then the next one has its turn. */
export function watchMigrations(sim: Simulation): void {
  sim.onEvent('subcloud.online', ({region}) => {
    const subcloud = sim.in(centralRegion).of(subclouds).find({region})
    const group = subcloud && migrating(sim, subcloud)
    if (subcloud === undefined || group === undefined || subcloud.deployStatus !== 'complete') return
    if (subcloud.management === 'unmanaged') manage(sim, subcloud, false)
    over(sim, group, subcloud.id)
  })
  sim.onEvent('lifecycle.failed', ({lifecycle, key}) => {
    const subcloud = lifecycle === rehoming.name ? subcloudById(sim, Number(key)) : undefined
    const group = subcloud && migrating(sim, subcloud)
    if (subcloud !== undefined && group !== undefined) over(sim, group, subcloud.id)
  })
  sim.onEvent('subcloud.rehomed', ({name}) => {
    const subcloud = sim.in(centralRegion).of(subclouds).find({name})
    if (subcloud === undefined || migrating(sim, subcloud) === undefined) return
    const after = sim.timing.ms('subcloud.rehome.wait')
    sim.schedule({after, kind: timer, scope: centralRegion, key: `${timer} ${subcloud.id}`, data: subcloud.id})
  })
  sim.onTimer(timer, ({data}) => {
    const subcloud = subcloudById(sim, Number(data))
    const group = subcloud && migrating(sim, subcloud)
    if (subcloud !== undefined && group !== undefined) over(sim, group, subcloud.id)
  })
}

function migrating(sim: Simulation, subcloud: Subcloud): PeerGroup | undefined {
  if (subcloud.peerGroupId === null) return undefined
  const group = sim.in(centralRegion).of(peerGroups).get(subcloud.peerGroupId)
  return group?.migration === 'migrating' ? group : undefined
}

function over(sim: Simulation, group: PeerGroup, subcloudId: number): void {
  sim.cancel(centralRegion, `${timer} ${subcloudId}`)
  leaveLane(sim, laneOf(group), subcloudId)
  if (!laneIsEmpty(sim, laneOf(group))) return
  const local = localSystem(sim)
  changePeerGroup(sim, group.id, {migration: 'complete', leaderId: local.uuid, leaderName: local.name})
  for (const {systemPeerId} of sim.in(centralRegion).of(associations).where({peerGroupId: group.id})) {
    const peer = sim.in(centralRegion).of(systemPeers).get(systemPeerId)
    if (peer === undefined) continue
    const entity = `peer_group=${group.name},peer=${peer.uuid}`
    sim.emit('trouble.gone', {region: centralRegion, alarmId: '280.005', entity})
  }
  tellPeers(sim, group.id)
}
