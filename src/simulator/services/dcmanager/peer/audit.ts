import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {goOffline} from '../audit/audit.js'
import {unmanage} from '../audit/management.js'
import {clearSubcloudAlarms} from '../record/alarm.js'
import {isSecondary} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {changeAssociation, changePeerGroup} from './change.js'
import type {Association, PeerGroup, SystemPeer} from './model.js'
import {Site} from './site.js'

/** The peer's own record of a group that both sites know. */
export interface RemoteGroup {
  readonly id: number
  readonly peer_group_name: string
  readonly group_priority: number
  readonly system_leader_id: string
  readonly system_leader_name: string
  readonly migration_status: string | null
}

export interface Audit {
  readonly peer: SystemPeer
  readonly group: PeerGroup
  readonly theirs: RemoteGroup
  readonly association: Association
  readonly local: {readonly uuid: string; readonly name: string}
}

/** What the other site did with a group decides what becomes of its subclouds here. */
export function auditPeerGroup(sim: Simulation, audit: Audit): void {
  const {group, theirs, association, peer} = audit
  if (group.migration === 'migrating') return
  if (theirs.migration_status === 'migrating') {
    for (const subcloud of members(sim, group)) leave(sim, subcloud)
    if (association.type === 'primary') changeAssociation(sim, association.id, {sync: 'out-of-sync'})
    return
  }
  if (theirs.migration_status !== 'complete') return
  sim.errands.run(
    async () => {
      const site = await Site.enter(peer)
      const path = `/subcloud-peer-groups/${encodeURIComponent(group.name)}`
      const {subclouds: remote} = (await site.get(`${path}/subclouds`)) as {subclouds: Record<string, unknown>[]}
      await site.send('PATCH', path, {migration_status: 'none'})
      return remote
    },
    (outcome) => {
      if ('error' in outcome) changeAssociation(sim, association.id, {auditDue: true})
      else settle(sim, audit, outcome.value)
    },
  )
}

const members = (sim: Simulation, group: PeerGroup): readonly Subcloud[] =>
  sim.in(centralRegion).of(subclouds).where({peerGroupId: group.id})

/** The other site is taking it over. */
function leave(sim: Simulation, subcloud: Subcloud): void {
  if (isSecondary(subcloud)) return
  if (subcloud.management === 'managed') unmanage(sim, subcloud, 'rehome-pending')
  else changeSubcloud(sim, subcloud.id, {deployStatus: 'rehome-pending'})
}

/** The other site has it. */
function becomeSecondary(sim: Simulation, subcloud: Subcloud): void {
  if (subcloud.management === 'managed') unmanage(sim, subcloud, 'secondary')
  const changed = changeSubcloud(sim, subcloud.id, {deployStatus: 'secondary', reachable: false})
  if (changed.availability === 'online') goOffline(sim, changed)
  clearSubcloudAlarms(sim, subcloud.name)
}

function settle(
  sim: Simulation,
  {peer, group, theirs, association}: Audit,
  remote: readonly Record<string, unknown>[],
) {
  const byRegion = new Map(remote.map((one) => [String(one['region-name']), one]))
  for (const subcloud of members(sim, group)) {
    const other = byRegion.get(subcloud.region)
    if (other?.['management-state'] === 'managed' && !isSecondary(subcloud)) becomeSecondary(sim, subcloud)
    else if (['rehome-failed', 'rehome-prep-failed'].includes(String(other?.['deploy-status']))) {
      changeSubcloud(sim, subcloud.id, {deployStatus: 'rehome-failed'})
    }
  }
  if (theirs.system_leader_id === peer.uuid) {
    const entity = `peer_group=${group.name},peer=${peer.uuid}`
    const alarm = {region: centralRegion, alarmId: '280.005', entity}
    if (group.priority < theirs.group_priority) {
      const reason = `Subcloud peer group (peer_group_name=${group.name}) is managed by remote system peer (peer_uuid=${peer.uuid}) with a lower priority.`
      sim.emit('trouble.found', {...alarm, reason})
    } else sim.emit('trouble.gone', alarm)
    changePeerGroup(sim, group.id, {leaderId: peer.uuid, leaderName: peer.name})
  }
  if (association.type === 'primary') changeAssociation(sim, association.id, {sync: 'in-sync', message: null})
}
