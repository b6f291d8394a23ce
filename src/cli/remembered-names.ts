import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {NameKind} from './name-kind.js'

/** Names of one kind, as they were listed last at one place. */
export interface Remembered {
  names: readonly string[]
  /** When that was. */
  at: number
}

const LONGEST_KEPT_MS = 30 * 86_400_000

export const namesDir = (cacheDir: string): string => join(cacheDir, 'names')

const fileOf = (cacheDir: string, place: string, kind: NameKind) => join(namesDir(cacheDir), `${place}-${kind}.json`)

/**
 * Keeps names that were listed, so that a shell can complete them without asking a server. Each kind of each place has a
 * file of its own: writers never meet. A convenience: never an error.
 */
export function rememberNames(cacheDir: string, place: string, kind: NameKind, names: readonly string[]): void {
  const file = fileOf(cacheDir, place, kind)
  const fresh = `${file}.${process.pid}`
  try {
    mkdirSync(namesDir(cacheDir), {recursive: true, mode: 0o700})
    writeFileSync(fresh, JSON.stringify(names), {mode: 0o600})
    renameSync(fresh, file)
  } catch {
    // A cache that cannot be written costs a completion; the listing that was asked for stands.
    rmSync(fresh, {force: true})
  }
}

export function rememberedNames(cacheDir: string, place: string, kind: NameKind): Remembered | undefined {
  const file = fileOf(cacheDir, place, kind)
  try {
    // Whoever completes a word does not wait for a pipe.
    if (!statSync(file).isFile()) return undefined
    const names: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (!Array.isArray(names)) return undefined
    return {names: names.filter((name) => typeof name === 'string'), at: statSync(file).mtimeMs}
  } catch {
    return undefined
  }
}

/** Places come and go, simulators most of all: what nobody has listed for a month is removed. */
export function forgetOldNames(cacheDir: string, now = Date.now()): void {
  const folder = namesDir(cacheDir)
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (now - statSync(file).mtimeMs > LONGEST_KEPT_MS) rmSync(file, {force: true})
  }
}
