import {collection} from '../../../kernel/collection.js'

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
