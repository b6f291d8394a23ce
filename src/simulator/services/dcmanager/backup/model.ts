import {collection} from '../../../kernel/collection.js'

/** A backup that lies somewhere: in the vault of the system controller, or in the subcloud. */
export interface Backup {
  readonly key: string
  readonly subcloudId: number
  readonly release: string
  readonly place: 'central' | 'local'
  readonly at: number
}

export const backups = collection<Backup>('dcmanager.backup', {key: 'key', index: ['subcloudId']})

export const backupKey = (subcloudId: number, release: string, place: Backup['place']): string =>
  `${subcloudId} ${release} ${place}`
