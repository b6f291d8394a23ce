import {join} from 'node:path'

/** `daemon.json`: where a running simulator is. */
export interface DaemonRecord {
  readonly pid: number
  readonly url: string
  readonly startedAt: string
  readonly dataDir: string
  readonly version: string
}

export const daemonFile = (dataDir: string): string => join(dataDir, 'daemon.json')
export const openrcFile = (dataDir: string): string => join(dataDir, 'openrc.json')
export const usersFile = (dataDir: string): string => join(dataDir, 'users.json')
export const controlTokenFile = (dataDir: string): string => join(dataDir, 'control-token')
export const logFile = (dataDir: string): string => join(dataDir, 'daemon.log')
export const lockFile = (dataDir: string): string => join(dataDir, 'lock')
