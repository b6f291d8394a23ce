import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** Names servers; separated by commas. */
export interface Dns extends Row {
  readonly nameservers: string
  readonly isystem_uuid: string
}

export interface Ntp extends Row {
  readonly ntpservers: string
  readonly isystem_uuid: string
}

/** What was set for PTP before there were instances of it; nobody can change it any more. */
export interface PtpMode extends Row {
  readonly mode: string
  readonly transport: string
  readonly mechanism: string
  readonly isystem_uuid: string
}

/** How the system is reached from outside: the addresses themselves are those of the pool. */
export interface Oam extends Row {
  readonly pool_uuid: string
  readonly isystem_uuid: string
}

export interface RemoteLogging extends Row {
  readonly ip_address: string | null
  readonly enabled: boolean
  readonly transport: 'udp' | 'tcp' | 'tls'
  readonly port: number
  readonly key_file: string | null
  readonly isystem_uuid: string
}

/** What the platform knows of the user sysadmin; it is no longer set here. */
export interface User extends Row {
  readonly root_sig: null
  readonly passwd_hash: null
  readonly passwd_expiry_days: null
  readonly passwd_last_change: null
  readonly isystem_uuid: string
}

export const dnses = collection<Dns>('sysinv.dns', {key: 'uuid'})
export const ntps = collection<Ntp>('sysinv.ntp', {key: 'uuid'})
export const ptpModes = collection<PtpMode>('sysinv.ptp-mode', {key: 'uuid'})
export const oams = collection<Oam>('sysinv.oam', {key: 'uuid'})
export const users = collection<User>('sysinv.user', {key: 'uuid'})
export const remoteLoggings = collection<RemoteLogging>('sysinv.remote-logging', {key: 'uuid'})
