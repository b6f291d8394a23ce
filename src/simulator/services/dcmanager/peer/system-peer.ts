import {spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {parseAddress} from '../../../ip-address.js'
import {byRef} from '../row.js'
import {jsonBody} from '../values/json-body.js'
import {isName, isUuid} from '../values/name.js'
import {checked, type Rule, whole} from '../values/rule.js'
import {given, textOf, type Values} from '../values/values.js'
import {changePeer} from './change.js'
import {associations, peerGroups, type SystemPeer, systemPeers} from './model.js'
import {markOutOfSync, syncAdvice} from './out-of-sync.js'
import {shownPeerGroup} from './show.js'

const short = (text: string) => text !== '' && text.length < 255

const required: readonly Rule<SystemPeer>[] = [
  {field: 'peer_uuid', called: 'peer uuid', holds: isUuid, keep: (uuid) => ({uuid})},
  {field: 'peer_name', called: 'peer name', holds: (text) => isName(text, ''), keep: (name) => ({name})},
  {
    field: 'manager_endpoint',
    called: 'peer manager_endpoint',
    holds: (text) => short(text) && text.startsWith('http'),
    keep: (endpoint) => ({endpoint}),
  },
  {field: 'manager_username', called: 'peer manager_username', holds: short, keep: (username) => ({username})},
  {field: 'manager_password', called: 'peer manager_password', holds: short, keep: (password) => ({password})},
  {
    field: 'peer_controller_gateway_address',
    called: 'peer peer_controller_gateway_address',
    holds: (text) => parseAddress(text) !== undefined,
    keep: (gateway) => ({gateway}),
  },
]

const optional: readonly Rule<SystemPeer>[] = [
  {
    field: 'administrative_state',
    called: 'peer administrative_state',
    holds: (text) => text === 'enabled' || text === 'disabled',
    keep: (text) => ({administrative: text as SystemPeer['administrative']}),
  },
  {
    field: 'heartbeat_interval',
    called: 'peer heartbeat_interval',
    holds: whole(10, 600),
    keep: (text) => ({interval: Number(text)}),
  },
  {
    field: 'heartbeat_failure_threshold',
    called: 'peer heartbeat_failure_threshold',
    holds: whole(1, 30),
    keep: (text) => ({threshold: Number(text)}),
  },
  {
    field: 'heartbeat_failure_policy',
    called: 'peer heartbeat_failure_policy',
    holds: (text) => ['alarm', 'rehome', 'delegate'].includes(text),
    keep: (text) => ({policy: text as SystemPeer['policy']}),
  },
  {
    field: 'heartbeat_maintenance_timeout',
    called: 'peer heartbeat_maintenance_timeout',
    holds: whole(300, 36_000),
    keep: (text) => ({maintenanceTimeout: Number(text)}),
  },
]

const said = (values: Values, rules: readonly Rule<SystemPeer>[]) =>
  rules.filter(({field}) => textOf(values, field) !== '')

function findPeer(c: Call<'peer'>): SystemPeer {
  const ref = c.params.peer
  return byRef(c.region.of(systemPeers), ref, {uuid: ref}, {name: ref}) ?? refuse(404, 'System Peer not found')
}

const shown = (peer: SystemPeer) => ({
  id: peer.id,
  'peer-uuid': peer.uuid,
  'peer-name': peer.name,
  'manager-endpoint': peer.endpoint,
  'manager-username': peer.username,
  'peer-controller-gateway-address': peer.gateway,
  'administrative-state': peer.administrative,
  'heartbeat-interval': peer.interval,
  'heartbeat-failure-threshold': peer.threshold,
  'heartbeat-failure-policy': peer.policy,
  'heartbeat-maintenance-timeout': peer.maintenanceTimeout,
  'availability-state': peer.availability,
  'created-at': spaced(peer.createdAt),
  'updated-at': peer.updatedAt === null ? null : spaced(peer.updatedAt),
})

export const listPeers = (c: Call) => ({system_peers: c.region.of(systemPeers).all().map(shown)})
export const showPeer = (c: Call<'peer'>) => shown(findPeer(c))

export function listPeerGroupsOf(c: Call<'peer'>) {
  const peer = findPeer(c)
  const ids = c.region.of(associations).where({systemPeerId: peer.id})
  return {
    subcloud_peer_groups: ids.flatMap(({peerGroupId}) => {
      const group = c.region.of(peerGroups).get(peerGroupId)
      return group === undefined ? [] : [shownPeerGroup(group)]
    }),
  }
}

function refuseTaken(c: Call, patch: Partial<SystemPeer>, id?: number): void {
  const table = c.region.of(systemPeers)
  const other = [patch.uuid && table.find({uuid: patch.uuid}), patch.name && table.find({name: patch.name})]
  if (other.some((one) => one && one.id !== id)) refuse(409, 'A system peer with this UUID already exists')
}

export function createPeer(c: Call) {
  const values = jsonBody(c, 'Request body is malformed.')
  const patch = {
    ...checked(values, required),
    ...checked(
      values,
      optional.filter(({field}) => given(values, field)),
    ),
  }
  refuseTaken(c, patch)
  const table = c.region.of(systemPeers)
  const blank = {
    id: table.nextId(),
    administrative: 'enabled',
    interval: 60,
    threshold: 3,
    policy: 'alarm',
    maintenanceTimeout: 600,
    availability: 'created',
    failures: 0,
    createdAt: c.sim.now(),
    updatedAt: null,
  } as const
  return shown(table.insert({...blank, ...patch} as SystemPeer))
}

export function updatePeer(c: Call<'peer'>) {
  const values = jsonBody(c)
  const peer = findPeer(c)
  const rules = said(values, [...required, ...optional])
  if (rules.length === 0) refuse(400, 'nothing to update')
  const patch = checked(values, rules)
  refuseTaken(c, patch, peer.id)
  const updated = changePeer(c.sim, peer.id, patch)
  if (patch.gateway === undefined || patch.gateway === peer.gateway) return shown(updated)
  const groups = c.region.of(associations).where({systemPeerId: peer.id})
  return {...shown(updated), ...syncAdvice(groups.flatMap(({peerGroupId}) => markOutOfSync(c.sim, peerGroupId)))}
}

export function deletePeer(c: Call<'peer'>) {
  const peer = findPeer(c)
  if (c.region.of(associations).find({systemPeerId: peer.id}) !== undefined) {
    refuse(400, 'Cannot delete a system peer which is associated with peer group.')
  }
  c.region.of(systemPeers).remove(peer.id)
  return null
}
