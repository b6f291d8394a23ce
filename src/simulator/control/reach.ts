import {readFile} from 'node:fs/promises'
import {type DaemonRecord, daemonFile} from '../daemon-files.js'
import {SimulatorError} from '../kernel/problem.js'
import {ControlClient} from './client.js'
import {commandAt, type Place} from './place.js'

export interface Reached {
  readonly daemon: DaemonRecord
  readonly control: ControlClient
}

/** The simulator that runs on a data directory; refuses where none does. */
export async function reachSimulator(place: Place): Promise<Reached> {
  const {dataDir} = place
  const daemon = await findDaemon(dataDir)
  if (daemon === undefined) {
    throw new SimulatorError(
      'not-found',
      `no simulator runs on ${dataDir}`,
      `start one with ${commandAt(place, 'start')}`,
    )
  }
  return {daemon, control: new ControlClient(daemon, place)}
}

/** The papers of a daemon whose process lives. */
async function findDaemon(dataDir: string): Promise<DaemonRecord | undefined> {
  let text: string
  try {
    text = await readFile(daemonFile(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const record = JSON.parse(text) as DaemonRecord
  return isAlive(record.pid) ? record : undefined
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
