import {readFile} from 'node:fs/promises'
import {logFile} from '../daemon-files.js'
import {SimulatorError} from '../kernel/problem.js'
import {commandAt, type Place} from './place.js'

/** The last lines that the daemon of a data directory wrote, also when it runs no more. */
export async function readLog(place: Place, lines: number): Promise<string> {
  const {dataDir} = place
  let text: string
  try {
    text = await readFile(logFile(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new SimulatorError(
      'not-found',
      `no simulator ever ran on ${dataDir}`,
      `start one with ${commandAt(place, 'start')}`,
    )
  }
  return text
    .split(/(?<=\n)/)
    .slice(-lines)
    .join('')
}
