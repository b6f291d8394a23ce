import {isoMicros, spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {jsonBody} from '../values/json-body.js'
import {given, textOf} from '../values/values.js'
import {changeAssociation} from './change.js'
import {type Association, associations, peerGroups, type SyncState, systemPeers} from './model.js'
import {watchPeer} from './monitor.js'
import {Site} from './site.js'
import {localSystem, syncAssociation, toldOf} from './sync.js'
import {tellGroup, untellPeer} from './tell.js'

type Date = (time: number) => string

const listed = (one: Association, date: Date = spaced) => ({
  id: one.id,
  'peer-group-id': one.peerGroupId,
  'system-peer-id': one.systemPeerId,
  'peer-group-priority': one.priority,
  'association-type': one.type,
  'sync-status': one.sync,
  'created-at': date(one.createdAt),
  'updated-at': one.updatedAt === null ? null : date(one.updatedAt),
})

const shown = (one: Association, date: Date = spaced) => {
  const {'created-at': created, 'updated-at': updated, ...rest} = listed(one, date)
  return {...rest, 'sync-message': one.message, 'created-at': created, 'updated-at': updated}
}

function find(c: Call<'association'>): Association {
  const ref = c.params.association
  if (!/^\d+$/.test(ref)) refuse(400, 'Peer Group Association ID must be an integer')
  return c.region.of(associations).get(Number(ref)) ?? refuse(404, 'Peer Group Association not found')
}

export const listAssociations = (c: Call) => ({
  peer_group_associations: c.region
    .of(associations)
    .all()
    .map((one) => listed(one)),
})

export const showAssociation = (c: Call<'association'>) => shown(find(c))

const isPriority = (text: string) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_536

export function createAssociation(c: Call) {
  const values = jsonBody(c, 'Request body is malformed.')
  const group = c.region.of(peerGroups).get(textOf(values, 'peer_group_id')) ?? refuse(400, 'Invalid peer_group_id')
  const peer = c.region.of(systemPeers).get(textOf(values, 'system_peer_id')) ?? refuse(400, 'Invalid system_peer_id')
  const priority = textOf(values, 'peer_group_priority')
  if (given(values, 'peer_group_priority') && !isPriority(priority)) refuse(400, 'Invalid peer_group_priority')
  const primary = group.priority === 0
  if (primary === (priority === '')) {
    refuse(
      400,
      'Peer Group Association create is not allowed when the subcloud peer group priority is greater than 0 and it is ' +
        'required when the subcloud peer group priority is 0.',
    )
  }
  const table = c.region.of(associations)
  if (table.find({peerGroupId: group.id, systemPeerId: peer.id}) !== undefined) {
    refuse(400, 'A Peer group association with same peer_group_id, system_peer_id already exists')
  }
  const association = table.insert({
    id: table.nextId(),
    peerGroupId: group.id,
    systemPeerId: peer.id,
    priority: primary ? Number(priority) : null,
    type: primary ? 'primary' : 'non-primary',
    sync: 'syncing',
    message: null,
    auditDue: true,
    createdAt: c.sim.now(),
    updatedAt: null,
  })
  watchPeer(c.sim, peer.id)
  if (primary) syncAssociation(c.sim, association)
  return shown(association)
}

function sync(c: Call, association: Association) {
  if (association.type === 'non-primary') {
    watchPeer(c.sim, association.systemPeerId)
    refuse(
      400,
      'Peer Group Association sync is not allowed when the association type is non-primary. But the peer monitor notify was triggered.',
    )
  }
  const group = c.region.of(peerGroups).get(association.peerGroupId)
  if (group?.leaderId !== localSystem(c.sim).uuid) {
    refuse(
      400,
      'Peer Group Association sync is not allowed when the subcloud peer group system_leader_id is not the current ' +
        'system controller UUID.',
    )
  }
  const syncing = changeAssociation(c.sim, association.id, {sync: 'syncing', message: 'None'})
  syncAssociation(c.sim, syncing)
  return shown(syncing)
}

const syncStates = ['syncing', 'in-sync', 'failed', 'out-of-sync', 'unknown']

function update(c: Call, association: Association) {
  const values = jsonBody(c)
  const priority = textOf(values, 'peer_group_priority')
  const state = textOf(values, 'sync_status')
  const primary = association.type === 'primary'
  if (priority === '' && state === '') refuse(400, 'nothing to update')
  if (priority !== '' && state !== '') {
    refuse(400, 'peer_group_priority and sync_status cannot be updated at the same time.')
  }
  if (priority !== '') {
    if (!isPriority(priority)) refuse(400, 'Invalid peer_group_priority')
    if (!primary) {
      refuse(
        400,
        'Peer Group Association peer_group_priority is not allowed to update when the association type is non-primary.',
      )
    }
    const changed = changeAssociation(c.sim, association.id, {priority: Number(priority)})
    tellPriority(c, changed)
    return shown(changed, isoMicros)
  }
  if (!syncStates.includes(state)) refuse(400, 'Invalid sync_status')
  if (primary) {
    refuse(400, 'Peer Group Association sync_status is not allowed to update when the association type is primary.')
  }
  const message = state === 'failed' ? 'Primary association sync to current site failed.' : 'None'
  const changed = changeAssociation(c.sim, association.id, {sync: state as SyncState, message})
  watchPeer(c.sim, association.systemPeerId)
  return shown(changed)
}

function tellPriority(c: Call, association: Association): void {
  const told = toldOf(c.sim, association)
  if (told === undefined) return
  c.sim.errands.run(
    async () => tellGroup(await Site.enter(told.peer), told),
    (outcome) => {
      if (!('error' in outcome) || !c.sim.in(c.region.name).of(associations).has(association.id)) return
      changeAssociation(c.sim, association.id, {sync: 'failed', message: outcome.error.message})
    },
  )
}

export const patchAssociation = (c: Call<'association'>) => update(c, find(c))

export const requestSync = (c: Call<'association'>) => sync(c, find(c))

/** The peer forgets what it was told, as soon as it can be told. */
export function deleteAssociation(c: Call<'association'>) {
  const association = find(c)
  const told = association.type === 'primary' ? toldOf(c.sim, association) : undefined
  c.region.of(associations).remove(association.id)
  watchPeer(c.sim, association.systemPeerId)
  if (told !== undefined) {
    c.sim.errands.run(
      async () => untellPeer(await Site.enter(told.peer), told),
      () => undefined,
    )
  }
  return null
}
