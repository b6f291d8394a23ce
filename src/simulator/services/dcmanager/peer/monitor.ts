import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {auditPeerGroup, type RemoteGroup} from './audit.js'
import {changeAssociation, changePeer} from './change.js'
import {type Association, associations, peerGroups, type SyncState, type SystemPeer, systemPeers} from './model.js'
import {Site} from './site.js'
import {localSystem} from './sync.js'

const timer = 'dcmanager.heartbeat'

const alarmOf = (peer: SystemPeer) => ({region: centralRegion, alarmId: '280.004', entity: `peer=${peer.uuid}`})

const associationsOf = (sim: Simulation, peer: SystemPeer): readonly Association[] =>
  sim.in(centralRegion).of(associations).where({systemPeerId: peer.id})

/** Peers with whom something is shared are listened to; the others are let alone. */
export function watchPeer(sim: Simulation, peerId: number, now = true): void {
  const peer = sim.in(centralRegion).of(systemPeers).get(peerId)
  const key = `${timer} ${peerId}`
  if (peer === undefined || associationsOf(sim, peer).length === 0) {
    sim.cancel(centralRegion, key)
    if (peer !== undefined) sim.emit('trouble.gone', alarmOf(peer))
    return
  }
  const after = now ? 0 : peer.interval * 1000
  sim.schedule({after, kind: timer, scope: centralRegion, key, data: peerId, background: true})
}

export function installHeartbeats(sim: Simulation): void {
  sim.onTimer(timer, ({data}) => {
    const peer = sim.in(centralRegion).of(systemPeers).get(Number(data))
    if (peer === undefined) return
    watchPeer(sim, peer.id, false)
    sim.errands.run(
      async () => {
        const site = await Site.enter(peer)
        return (await site.get('/subcloud-peer-groups')) as {subcloud_peer_groups: RemoteGroup[]}
      },
      (outcome) => {
        const present = sim.in(centralRegion).of(systemPeers).get(peer.id)
        if (present === undefined) return
        if ('error' in outcome) missed(sim, present)
        else answered(sim, present, outcome.value.subcloud_peer_groups)
      },
    )
  })
}

const whenLost: Readonly<Record<SyncState, SyncState>> = {
  'in-sync': 'unknown',
  unknown: 'unknown',
  syncing: 'failed',
  'out-of-sync': 'failed',
  failed: 'failed',
}

const whenFound: Readonly<Record<SyncState, SyncState>> = {
  unknown: 'in-sync',
  failed: 'out-of-sync',
  'in-sync': 'in-sync',
  'out-of-sync': 'out-of-sync',
  syncing: 'syncing',
}

function missed(sim: Simulation, peer: SystemPeer): void {
  const failures = peer.failures + 1
  if (failures < peer.threshold) {
    sim.in(centralRegion).of(systemPeers).update(peer.id, {failures})
    return
  }
  changePeer(sim, peer.id, {failures: 0, availability: 'unavailable'})
  raiseLost(sim, peer)
  for (const one of associationsOf(sim, peer)) {
    const primary = one.type === 'primary'
    const message = `Peer site (${peer.name}) is unreachable.`
    changeAssociation(sim, one.id, {auditDue: true, ...(primary ? {sync: whenLost[one.sync], message} : {})})
  }
}

/** Where the lost peer leads groups of this site, nobody takes care of their subclouds. */
function raiseLost(sim: Simulation, peer: SystemPeer): void {
  const led = sim
    .in(centralRegion)
    .of(peerGroups)
    .where((group) => group.leaderId === peer.uuid)
    .map((group) => group.name)
  const reason =
    led.length > 0
      ? `Peer ${peer.name} (peer_uuid=${peer.uuid}) connections in disconnected state. The following subcloud peer groups are impacted: ${led.join(', ')}.`
      : `Peer ${peer.name} (peer_uuid=${peer.uuid}) connections in disconnected state.`
  sim.emit('trouble.found', {...alarmOf(peer), reason, severity: led.length > 0 ? 'critical' : 'major'})
}

function answered(sim: Simulation, peer: SystemPeer, remote: readonly RemoteGroup[]): void {
  if (peer.availability !== 'available') {
    changePeer(sim, peer.id, {failures: 0, availability: 'available'})
    sim.emit('trouble.gone', alarmOf(peer))
    for (const one of associationsOf(sim, peer)) {
      if (one.type === 'primary') changeAssociation(sim, one.id, {sync: whenFound[one.sync], message: null})
    }
  } else if (peer.failures > 0) sim.in(centralRegion).of(systemPeers).update(peer.id, {failures: 0})
  for (const one of associationsOf(sim, peer)) {
    const group = sim.in(centralRegion).of(peerGroups).get(one.peerGroupId)
    const theirs = remote.find((candidate) => candidate.peer_group_name === group?.name)
    if (group === undefined || theirs === undefined) continue
    if (one.auditDue || theirs.migration_status === 'complete') {
      sim.in(centralRegion).of(associations).update(one.id, {auditDue: false})
      auditPeerGroup(sim, {peer, group, theirs, association: one, local: localSystem(sim)})
    }
  }
}
