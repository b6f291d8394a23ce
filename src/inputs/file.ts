import type {Stats} from 'node:fs'
import {stat} from 'node:fs/promises'
import {readBounded, UnreadableFile} from '../file/read.js'
import {InputError} from './error.js'

const MEBIBYTE = 1024 * 1024
export const LARGEST_YAML = 16 * MEBIBYTE
/** Ten thousand hosts; a comment of twice that is more than the expression that reads it can go through. */
export const LARGEST_XML = 4 * MEBIBYTE
/** Certificates with all their chains, configurations of a daemon. */
export const LARGEST_TEXT = MEBIBYTE
export const LARGEST_UPLOAD = 128 * MEBIBYTE

/**
 * All of a file that an operator named; a pipe, as `<(command)` is one, to its end. `refuse` words what is in the way:
 * the errors of the operating system, and of what is no file to read.
 */
export const readInput = (
  file: string,
  largest: number,
  refuse: (error: NodeJS.ErrnoException) => Error,
): Promise<Buffer> =>
  readBounded(file, {largest}).catch((error: NodeJS.ErrnoException) => {
    throw refuse(error)
  })

export const isUnreadable = (error: unknown): error is UnreadableFile => error instanceof UnreadableFile

/** Refuses what no server takes, before it is sent: dcmanager reads every upload into memory, and so do we what is YAML. */
export async function checkSize(file: string, name: string, largest = LARGEST_UPLOAD): Promise<void> {
  const {size} = await stat(file)
  if (size > largest) {
    const [has, may] = [size, largest].map((bytes) => `${Math.ceil(bytes / MEBIBYTE)} MiB`)
    throw new InputError(`${name} is too large: ${file} has ${has}`, {hint: `it may have ${may}`})
  }
}

export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  )

/** What is sent is read twice: it is judged first. */
const hintOf = (facts: Stats): string =>
  facts.isDirectory()
    ? 'this is a directory'
    : facts.isFIFO()
      ? 'this is a pipe, and it is read twice: write it to a file first'
      : 'this is a device'

/** Refuses, in the official words, a file that is not there, and what is no file in ours; `name` is what the command line calls it. */
export async function checkFile(file: string, name: string): Promise<void> {
  const facts = await stat(file).catch(() => undefined)
  if (facts?.isFile()) return
  const officially = `${name} does not exist: ${file}`
  if (!facts) throw new InputError(officially, {hint: 'check the path'})
  throw new InputError(`${name} is no file: ${file}`, {hint: hintOf(facts), serverText: officially})
}
