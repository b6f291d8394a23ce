import type {FilesystemChange} from '../client/sysinv/storage/filesystem-change.js'
import {InputError} from './error.js'
import {halvesOf} from './words.js'

/** The name and the size of `name=size`; `deed` is what is done with it. */
export function filesystemIn(word: string, deed: 'creation' | 'resize'): {name: string; size: string} {
  const [name, size] = halvesOf(word)
  if (size !== undefined) return {name, size}
  // Scripts match on the official beginning of this sentence.
  throw new InputError(`Filesystem ${deed} attributes must be FS_NAME=SIZE not "${word}"`)
}

/** Changes of sizes, or of what one file system is used for, with or without a new size. */
export function filesystemChanges(words: readonly string[], functions?: readonly string[]): FilesystemChange[] {
  if (!functions) return words.map((word) => filesystemIn(word, 'resize'))
  if (words.length > 1) {
    throw new InputError('Alter functions are only supported for one filesystem at a time.')
  }
  return words.map((word) => {
    const [name, size] = halvesOf(word)
    return {name, size, functions}
  })
}

export const functionsIn = (text: string | undefined): string[] | undefined => text?.split(',').filter(Boolean)
