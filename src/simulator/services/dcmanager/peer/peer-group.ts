import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {DeployStatus} from '../record/deploy-status.js'
import {fromPeer} from '../record/find.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {byRef} from '../row.js'
import {jsonBody} from '../values/json-body.js'
import {isName, isUuid} from '../values/name.js'
import {checked, type Rule, whole} from '../values/rule.js'
import {given, textOf, type Values} from '../values/values.js'
import {auditPeerGroup, type RemoteGroup} from './audit.js'
import {changePeerGroup} from './change.js'
import {migrate} from './migrate.js'
import {associations, type PeerGroup, peerGroups, systemPeers} from './model.js'
import {shownPeerGroup} from './show.js'
import {Site} from './site.js'
import {localSystem, toldOf} from './sync.js'
import {tellGroup} from './tell.js'

export const peerGroupByRef = (c: Call, ref: string): PeerGroup | undefined =>
  byRef(c.region.of(peerGroups), ref, {name: ref})

const findGroup = (c: Call<'group'>): PeerGroup =>
  peerGroupByRef(c, c.params.group) ?? refuse(404, 'Subcloud Peer Group not found')

/** The server calls a field as it is spelt. */
function rule(field: string, holds: (text: string) => boolean, keep: Rule<PeerGroup>['keep']): Rule<PeerGroup> {
  return {field, called: field, holds, keep}
}

/** In the server's order. */
const rules: readonly Rule<PeerGroup>[] = [
  rule(
    'peer-group-name',
    (text) => isName(text, 'none'),
    (name) => ({name}),
  ),
  rule('group-priority', whole(0, 65_536), (text) => ({priority: Number(text)})),
  rule(
    'group-state',
    (text) => text === 'enabled' || text === 'disabled',
    (text) => ({state: text as PeerGroup['state']}),
  ),
  rule('max-subcloud-rehoming', whole(1, 250), (text) => ({maxRehoming: Number(text)})),
  rule('system-leader-id', isUuid, (leaderId) => ({leaderId})),
  rule(
    'system-leader-name',
    (text) => isName(text, ''),
    (leaderName) => ({leaderName}),
  ),
]

const kept = (values: Values): Partial<PeerGroup> =>
  checked(
    values,
    rules.filter(({field}) => given(values, field)),
  )

export const listPeerGroups = (c: Call) => ({
  subcloud_peer_groups: c.region.of(peerGroups).all().map(shownPeerGroup),
})

const members = (c: Call, group: PeerGroup): readonly Subcloud[] =>
  c.region.of(subclouds).where({peerGroupId: group.id})

export const showPeerGroup = (c: Call<'group'>) => shownPeerGroup(findGroup(c))

export function readPeerGroup(c: Call<'verb' | 'group'>) {
  const group = findGroup(c)
  if (c.params.verb === 'subclouds') return {subclouds: members(c, group).map((one) => bareSubcloud(one))}
  return c.params.verb === 'status' ? statusOf(group, members(c, group)) : refuse(400, 'Invalid request')
}

function statusOf(group: PeerGroup, all: readonly Subcloud[]) {
  const count = (...states: DeployStatus[]) => all.filter((one) => states.includes(one.deployStatus)).length
  const managed = all.filter((one) => one.management === 'managed').length
  return {
    peer_group_id: group.id,
    peer_group_name: group.name,
    total_subclouds: all.length,
    complete: count('complete'),
    waiting_for_migrate: count('secondary'),
    rehoming: count('rehoming'),
    rehome_failed: count('rehome-failed', 'rehome-prep-failed'),
    managed,
    unmanaged: all.length - managed,
  }
}

export function createPeerGroup(c: Call) {
  const values = jsonBody(c)
  if (!given(values, 'peer-group-name')) refuse(400, 'Invalid peer-group-name')
  const patch = kept(values)
  const table = c.region.of(peerGroups)
  if (table.find({name: patch.name ?? ''}) !== undefined) {
    refuse(409, 'A subcloud peer group with this name already exists')
  }
  const local = localSystem(c.sim)
  const blank = {
    id: table.nextId(),
    priority: 0,
    state: 'enabled',
    maxRehoming: 10,
    leaderId: local.uuid,
    leaderName: local.name,
    migration: null,
    createdAt: c.sim.now(),
    updatedAt: null,
  } as const
  return shownPeerGroup(table.insert({...blank, ...patch} as PeerGroup))
}

const migrations = ['migrating', 'complete', 'none']

function migrationOf(values: Values): Partial<PeerGroup> {
  if (!('migration_status' in values)) return {}
  const migration = textOf(values, 'migration_status') || 'none'
  return migrations.includes(migration.toLowerCase()) ? {migration} : refuse(400, 'Invalid migration_status')
}

function updatePeerGroup(c: Call, group: PeerGroup) {
  const values = jsonBody(c)
  if (group.priority > 0 && !fromPeer(c)) refuse(400, 'Cannot update a peer group from a non-primary site.')
  const patch = {...kept(values), ...migrationOf(values)}
  if (Object.keys(patch).length === 0) refuse(400, 'nothing to update')
  const table = c.region.of(peerGroups)
  const taken = patch.name === undefined ? undefined : table.find({name: patch.name})
  if (taken !== undefined && taken.id !== group.id) refuse(409, 'A subcloud peer group with this name already exists')
  const shared = (['name', 'state', 'maxRehoming'] as const).some(
    (field) => patch[field] !== undefined && patch[field] !== group[field],
  )
  if (shared && !fromPeer(c)) pushGroup(c, group, patch)
  return shownPeerGroup(changePeerGroup(c.sim, group.id, patch))
}

/** The peers shall know; where none of them can be told, nothing is changed. */
function pushGroup(c: Call, group: PeerGroup, patch: Partial<PeerGroup>): void {
  const all = c.region.of(associations).where({peerGroupId: group.id})
  if (all.length === 0) return
  const reachable = all.filter((one) => c.region.of(systemPeers).get(one.systemPeerId)?.availability === 'available')
  if (reachable.length === 0) refuse(403, 'Unable to sync the update to the peer site(s)')
  for (const association of reachable) {
    const told = toldOf(c.sim, association)
    if (told === undefined) continue
    c.sim.errands.run(
      async () => {
        const site = await Site.enter(told.peer)
        if (patch.name !== undefined && patch.name !== group.name) {
          await site.send('PATCH', `/subcloud-peer-groups/${encodeURIComponent(group.name)}`, {
            'peer-group-name': patch.name,
          })
        }
        await tellGroup(site, {...told, group: {...group, ...patch}})
      },
      () => undefined,
    )
  }
}

const auditFields = [
  'peer_uuid',
  'peer_group_name',
  'group_priority',
  'group_state',
  'system_leader_id',
  'system_leader_name',
  'migration_status',
]

/** A peer says what it does with a group, without waiting until it is asked. */
function auditNotified(c: Call, group: PeerGroup) {
  const values = jsonBody(c)
  const missing = auditFields.find((field) => !(field in values))
  if (missing !== undefined) refuse(400, `Unable to audit peer group ${group.name}, missing ${missing}`)
  const peer = c.region.of(systemPeers).find({uuid: textOf(values, 'peer_uuid')})
  const association = peer && c.region.of(associations).find({peerGroupId: group.id, systemPeerId: peer.id})
  if (peer === undefined || association === undefined) {
    const uuid = textOf(values, 'peer_uuid')
    const message = `System peer with UUID=${uuid} is not under monitoring. Skipping audit for peer group ${group.name}`
    return {message}
  }
  const theirs = values as unknown as RemoteGroup
  auditPeerGroup(c.sim, {peer, group, theirs, association, local: localSystem(c.sim)})
  return {message: null}
}

export const patchPeerGroup = (c: Call<'group'>) => updatePeerGroup(c, findGroup(c))

export function directPeerGroup(c: Call<'group' | 'verb'>) {
  const group = findGroup(c)
  const {verb} = c.params
  if (verb === 'audit') return auditNotified(c, group)
  return verb === 'migrate' ? migrate(c, group, members(c, group)) : refuse(400, 'Invalid request')
}

export function deletePeerGroup(c: Call<'group'>) {
  const group = findGroup(c)
  if (c.region.of(associations).find({peerGroupId: group.id}) !== undefined) {
    refuse(400, 'Cannot delete a peer group which is associated with a system peer.')
  }
  for (const {id} of members(c, group)) c.region.of(subclouds).update(id, {peerGroupId: null})
  c.region.of(peerGroups).remove(group.id)
  return null
}
