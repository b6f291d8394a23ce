import {closeSync, constants, fchmodSync, fstatSync, openSync} from 'node:fs'
import {reasonOf, SimulatorError} from './problem.js'

const {O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR} = constants

/**
 * Opens a file that this simulator alone writes, or makes it. What somebody else put in its place, a link to a file of
 * another kind of importance or a pipe that nobody reads, is refused; nobody but the owner can read it from now on.
 */
export function openPrivate(path: string, {append = true} = {}): number {
  const refuse = (what: string, cause?: unknown) =>
    new SimulatorError('failed', `${path} ${what}`, 'remove it, or use another --data directory', {cause})
  let file: number
  try {
    file = openSync(path, O_RDWR | (append ? O_APPEND : 0) | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ELOOP' || code === 'EMLINK') throw refuse('is a link where a file belongs', error)
    throw new SimulatorError('failed', `cannot write to ${path}: ${reasonOf(error)}`, 'use another --data directory', {
      cause: error,
    })
  }
  const facts = fstatSync(file)
  if (!facts.isFile() || facts.nlink > 1) {
    closeSync(file)
    throw refuse(facts.isFile() ? 'has another name elsewhere' : 'is no ordinary file')
  }
  if ((facts.mode & 0o777) !== 0o600) fchmodSync(file, 0o600)
  return file
}

/** Makes sure that there is such a file before somebody else opens it by its name. */
export const ensurePrivate = (path: string): void => closeSync(openPrivate(path))
