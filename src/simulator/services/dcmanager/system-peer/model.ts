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
  readonly policy: string
  readonly maintenanceTimeout: number
  readonly availability: 'created' | 'available' | 'unavailable'
  readonly failures: number
  readonly createdAt: number
  readonly updatedAt: number | null
}

export const systemPeers = collection<SystemPeer>('dcmanager.system-peer', {
  key: 'id',
  index: ['uuid', 'name'],
  secret: ['password'],
})
