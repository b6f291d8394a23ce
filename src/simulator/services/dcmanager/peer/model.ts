import {collection} from '../../../kernel/collection.js'

/** Another system controller that takes over subclouds of this one, or whose subclouds this one takes over. */
export interface SystemPeer {
  readonly id: number
  readonly uuid: string
  readonly name: string
  readonly endpoint: string
  readonly username: string
  /** as it was sent: base64 */
  readonly password: string
  readonly gateway: string
  readonly administrative: 'enabled' | 'disabled'
  readonly interval: number
  readonly threshold: number
  readonly policy: 'alarm' | 'rehome' | 'delegate'
  readonly maintenanceTimeout: number
  readonly availability: 'created' | 'available' | 'unavailable'
  readonly failures: number
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const systemPeers = collection<SystemPeer>('dcmanager.system-peer', {
  key: 'id',
  index: ['uuid', 'name'],
})

/** Subclouds that another site takes over together. */
export interface PeerGroup {
  readonly id: number
  readonly name: string
  /** 0 on the site to which they belong */
  readonly priority: number
  readonly state: 'enabled' | 'disabled'
  readonly maxRehoming: number
  readonly leaderId: string
  readonly leaderName: string
  readonly migration: string | null
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const peerGroups = collection<PeerGroup>('dcmanager.peer-group', {key: 'id', index: ['name']})

export type SyncState = 'syncing' | 'in-sync' | 'failed' | 'out-of-sync' | 'unknown'

/** A peer group is known at a peer. */
export interface Association {
  readonly id: number
  readonly peerGroupId: number
  readonly systemPeerId: number
  readonly priority: number | null
  readonly type: 'primary' | 'non-primary'
  readonly sync: SyncState
  readonly message: string | null
  /** the peer's group is to be compared with ours at the next heartbeat */
  readonly auditDue: boolean
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const associations = collection<Association>('dcmanager.association', {
  key: 'id',
  index: ['peerGroupId', 'systemPeerId'],
})
