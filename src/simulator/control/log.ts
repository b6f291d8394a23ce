import {readFile} from 'node:fs/promises'
import {logFile} from '../daemon-files.js'
import {SimulatorError} from '../kernel/problem.js'

/** The last lines that the daemon of a data directory wrote, also when it runs no more. */
export async function readLog(dataDir: string, lines: number): Promise<string> {
  let text: string
  try {
    text = await readFile(logFile(dataDir), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new SimulatorError('not-found', `no simulator ever ran on ${dataDir}`, 'start one with `stx sim start`')
  }
  return text
    .split(/(?<=\n)/)
    .slice(-lines)
    .join('')
}
