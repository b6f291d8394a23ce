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
  const {dataDir} = place
  const daemon = findDaemon(place)
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
function findDaemon({dataDir}: Place): DaemonRecord | undefined {
  const record = readRecord(dataDir)
  return record !== undefined && stillRuns(record) ? record : undefined
}
