// Which programs on the PATH are the official ones: ours stand in for them under the same names.
import {accessSync, constants, readFileSync, realpathSync} from 'node:fs'
import {delimiter, join, resolve} from 'node:path'

export const programs = ['system', 'dcmanager', 'fm', 'software', 'sw-manager']

/** The folders of the official programs, by name; a program that is not installed is left out. */
export function officialPrograms(path = process.env.PATH ?? '') {
  const found = {}
  for (const program of programs) {
    const file = onPath(program, path)
    if (file) found[program] = file
  }
  return found
}

/** The first program of this name that is none of ours. */
export const onPath = (program, path = process.env.PATH ?? '') =>
  path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(resolve(folder), program))
    .find((candidate) => isExecutable(candidate) && !isOurs(candidate))

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What `stx dropin install` writes, and what npm links, lead to bin/*.js of an stx. */
function isOurs(file) {
  const text = readFileSync(realpathSync(file), 'utf8').slice(0, 4096)
  return text.includes('stx stands in for the official program') || text.includes('dist/cli/main.js')
}
