import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {commandAt, type Place} from './control/place.js'
import {lockFile} from './daemon-files.js'
import type {ClockState} from './kernel/clock.js'
import {Database} from './kernel/database.js'
import {DirectoryLock} from './kernel/lock.js'
import {SimulatorError} from './kernel/problem.js'
import {wallClock} from './kernel/wall.js'
import {databaseName} from './main.js'
import {judgeOrigin, type OriginWishes, originOf} from './origin.js'
import type {Origin} from './simulation.js'

/** Puts the data of a simulator that does not run back to a beginning; answers the date that it begins with. */
export async function resetAtRest(place: Place, wishes: OriginWishes): Promise<{clock: string}> {
  const {dataDir} = place
  const file = join(dataDir, databaseName)
  if (!existsSync(file)) {
    throw new SimulatorError(
      'not-found',
      `no simulator has data on ${dataDir}`,
      `start one with ${commandAt(place, 'start')}`,
    )
  }
  const lock = new DirectoryLock(lockFile(dataDir), () => `a simulator runs on ${dataDir}`)
  try {
    const database = Database.open(file, judgeOrigin)
    try {
      const origin = await originOf(wishes, database.meta<Origin>('origin'), wallClock)
      const speed = database.meta<ClockState>('clock')?.speed ?? 1
      database.clear(origin, {time: origin.epoch, speed})
      return {clock: new Date(origin.epoch).toISOString()}
    } finally {
      database.close()
    }
  } finally {
    lock.release()
  }
}
