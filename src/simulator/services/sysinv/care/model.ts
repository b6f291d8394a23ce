import {collection} from '../../../kernel/collection.js'

/** The license that somebody installed. */
export interface License {
  readonly key: 'license'
  readonly content: string
}

/** A restore that is going on. */
export interface RestoreSession {
  readonly key: 'restore'
  readonly since: number
}

export const licenses = collection<License>('sysinv.license', {key: 'key', secret: ['content']})
export const restoreSessions = collection<RestoreSession>('sysinv.restore', {key: 'key'})
