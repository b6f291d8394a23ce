import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import type {Standing} from '../standing.js'
import {naming} from './naming.js'
import {unable} from './unable.js'

/** A peer group that a peer site knows, too. */
export const Association = z.looseObject({
  id: z.number(),
  /** Text in the reply to a request that had text. */
  'peer-group-id': z.union([z.number(), z.string()]),
  'system-peer-id': z.union([z.number(), z.string()]),
  'association-type': z.string().nullish(),
  'sync-status': z.string().nullish(),
  'peer-group-priority': z.number().nullish(),
  /** Not in lists. */
  'sync-message': z.string().nullish(),
})

export type Association = z.infer<typeof Association>

export interface AssociationSettings {
  peerGroupId: string
  systemPeerId: string
  peerGroupPriority: number
}

export type Associations = ReturnType<typeof associations>

export function associations(api: Api) {
  const one = (ref: string) => naming(api, 'peer-group-association', ref)
  return {
    list: () => api.list('/peer-group-associations/', 'peer_group_associations', Association),
    get: (id: string) => one(id).get(path`/peer-group-associations/${id}`, Association),
    add: ({peerGroupId, systemPeerId, peerGroupPriority}: AssociationSettings) =>
      api.post(
        '/peer-group-associations/',
        {peer_group_id: peerGroupId, system_peer_id: systemPeerId, peer_group_priority: peerGroupPriority},
        Association,
      ),
    update: (id: string, peer_group_priority: number) =>
      one(id)
        .patch(path`/peer-group-associations/${id}`, {peer_group_priority}, Association)
        .catch(unable(`update peer group association ${id}`)),
    sync: (id: string) => one(id).patch(path`/peer-group-associations/${id}/sync`, undefined, Association),
    delete: (id: string) =>
      one(id)
        .delete(path`/peer-group-associations/${id}`)
        .catch(unable(`delete peer group association ${id}`)),
  }
}

/** Where the transfer to the peer site stands. */
export function syncing({'sync-status': status, 'sync-message': message}: Association): Standing {
  const phase = status ?? 'syncing'
  if (phase === 'in-sync') return {phase, done: true}
  // The server says `unknown` when it has lost the peer.
  if (phase === 'syncing') return {phase}
  return {phase, failed: message ? `${phase}: ${message}` : phase}
}
