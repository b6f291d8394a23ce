import {chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {CommandFailure} from '../cli/failure.js'
import {officialPrograms} from '../spelling/manifest.js'

/** Built modules lie two folders below the package, beside its bin/. */
const bin = fileURLToPath(new URL('../../bin/', import.meta.url))
const mark = '# stx stands in for the official program; `stx dropin remove` takes this file away'

export interface Dropin {
  program: string
  path: string
  /** `other`: a file that is not ours, which is never touched. */
  state: 'installed' | 'absent' | 'other'
}

export const dropinStates = (dir: string): Dropin[] =>
  officialPrograms.map((program) => {
    const path = join(resolve(dir), program)
    return {program, path, state: stateOf(path)}
  })

/** What a shell would run under each official name: the first that stands in a folder of its search path. */
export function dropinsOnPath(folders: readonly string[]): Dropin[] {
  const found = folders.flatMap((folder) => dropinStates(folder)).filter(({state}) => state !== 'absent')
  return officialPrograms.map(
    (program) => found.find((one) => one.program === program) ?? {program, path: '', state: 'absent'},
  )
}

export function installDropins(dir: string): Dropin[] {
  refuseOthers(dir)
  mkdirSync(dir, {recursive: true})
  for (const {program, path} of dropinStates(dir)) {
    const fresh = `${path}.${process.pid}`
    writeFileSync(fresh, `#!/bin/sh\n${mark}\nexec '${process.execPath}' '${bin}${program}.js' "$@"\n`)
    chmodSync(fresh, 0o755)
    renameSync(fresh, path)
  }
  return dropinStates(dir)
}

export function removeDropins(dir: string): Dropin[] {
  for (const {path, state} of dropinStates(dir)) if (state === 'installed') rmSync(path)
  return dropinStates(dir)
}

function refuseOthers(dir: string): void {
  const others = dropinStates(dir).filter(({state}) => state === 'other')
  if (others.length === 0) return
  const paths = others.map(({path}) => path).join(', ')
  throw new CommandFailure('conflict', `not ours, left alone: ${paths}`, 'choose another --dir')
}

function stateOf(path: string): Dropin['state'] {
  if (!lstatSync(path, {throwIfNoEntry: false})) return 'absent'
  try {
    return readFileSync(path, 'utf8').split('\n')[1] === mark ? 'installed' : 'other'
  } catch {
    return 'other'
  }
}
