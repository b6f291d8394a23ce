import {randomBytes} from 'node:crypto'
import {renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** `daemon.json`: where a running simulator is. */
export interface DaemonRecord {
  readonly pid: number
  readonly url: string
  readonly startedAt: string
  readonly dataDir: string
  readonly version: string
  /** When its process began, as the operating system counts; nothing where that does not say. */
  readonly born: string | null
}

/** Readable by its owner only, and never half written. */
export function writePrivate(path: string, content: string): void {
  // A name that nobody can have put a link under.
  const partial = `${path}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(partial, content, {mode: 0o600, flag: 'wx'})
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, {force: true})
    throw error
  }
}

export const daemonFile = (dataDir: string): string => join(dataDir, 'daemon.json')
export const openrcFile = (dataDir: string): string => join(dataDir, 'openrc.json')
export const usersFile = (dataDir: string): string => join(dataDir, 'users.json')
export const controlTokenFile = (dataDir: string): string => join(dataDir, 'control-token')
/** Where it listened last. */
export const addressFile = (dataDir: string): string => join(dataDir, 'address.json')
export const logFile = (dataDir: string): string => join(dataDir, 'daemon.log')
/** What passes through: uploads, snapshots on their way. */
export const scratchFolder = (dataDir: string): string => join(dataDir, 'scratch')
export const lockFile = (dataDir: string): string => join(dataDir, 'lock')
/** What clients must trust when the simulator speaks TLS. */
export const authorityFile = (dataDir: string): string => join(dataDir, 'ca.pem')
export const authorityKeyFile = (dataDir: string): string => join(dataDir, 'ca-key.pem')
