import {renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** `daemon.json`: where a running simulator is. */
export interface DaemonRecord {
  readonly pid: number
  readonly url: string
  readonly startedAt: string
  readonly dataDir: string
  readonly version: string
}

/** Readable by its owner only, and never half written. */
export function writePrivate(path: string, content: string): void {
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, content, {mode: 0o600})
  renameSync(partial, path)
}

export const daemonFile = (dataDir: string): string => join(dataDir, 'daemon.json')
export const openrcFile = (dataDir: string): string => join(dataDir, 'openrc.json')
export const usersFile = (dataDir: string): string => join(dataDir, 'users.json')
export const controlTokenFile = (dataDir: string): string => join(dataDir, 'control-token')
export const logFile = (dataDir: string): string => join(dataDir, 'daemon.log')
export const lockFile = (dataDir: string): string => join(dataDir, 'lock')
/** What clients must trust when the simulator speaks TLS. */
export const authorityFile = (dataDir: string): string => join(dataDir, 'ca.pem')
export const authorityKeyFile = (dataDir: string): string => join(dataDir, 'ca-key.pem')
