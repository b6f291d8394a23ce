import type {DaemonRecord} from '../daemon-files.js'
import {readRecord} from '../daemon-record.js'
import {SimulatorError} from '../kernel/problem.js'
import {ControlClient} from './client.js'
import {commandAt, type Place} from './place.js'
import {stillRuns} from './process.js'

export interface Reached {
  readonly daemon: DaemonRecord
  readonly control: ControlClient
}

/** The simulator that runs on a data directory; refuses where none does. */
export function reachSimulator(place: Place): Reached {
  const reached = runningSimulator(place)
  if (reached !== undefined) return reached
  const {dataDir, others} = place
  const elsewhere = others.length > 0 ? `, or add \`--data ${others.join('` or `--data ')}\`, where one runs` : ''
  throw new SimulatorError(
    'not-found',
    `no simulator runs on ${dataDir}`,
    `start one with ${commandAt(place, 'start')}${elsewhere}`,
  )
}

/** The same, or nothing. */
export function runningSimulator(place: Place): Reached | undefined {
  const daemon = findDaemon(place)
  return daemon === undefined ? undefined : {daemon, control: new ControlClient(daemon, place)}
}

/** The papers of a daemon whose process lives. */
function findDaemon({dataDir}: Place): DaemonRecord | undefined {
  const record = readRecord(dataDir)
  return record !== undefined && stillRuns(record) ? record : undefined
}
