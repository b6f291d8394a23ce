import {collection} from '../../../kernel/collection.js'

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
