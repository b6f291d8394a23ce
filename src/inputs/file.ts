import {stat} from 'node:fs/promises'
import {InputError} from './error.js'

const MEBIBYTE = 1024 * 1024
export const LARGEST_YAML = 16 * MEBIBYTE
/** Ten thousand hosts; a comment of twice that is more than the expression that reads it can go through. */
export const LARGEST_XML = 4 * MEBIBYTE
const LARGEST_UPLOAD = 128 * MEBIBYTE

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

/** Refuses, in the official words, a file that is not there; `name` is what the command line calls it. */
export async function checkFile(file: string, name: string): Promise<void> {
  const facts = await stat(file).catch(() => undefined)
  if (!facts?.isFile()) {
    const hint = facts?.isDirectory() ? 'this is a directory' : 'check the path'
    throw new InputError(`${name} does not exist: ${file}`, {hint})
  }
}
