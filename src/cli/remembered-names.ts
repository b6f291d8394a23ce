import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** The kinds of names that shells complete; `host` stands for an argument called host. */
export type NameKind = 'host' | 'subcloud'

type Names = Partial<Record<NameKind, string[]>>

/** Names that were listed last, so that a shell can complete them without asking a server. A convenience: never an error. */
const fileIn = (cacheDir: string) => join(cacheDir, 'names.json')

export function rememberNames(cacheDir: string, kind: NameKind, names: string[]): void {
  const file = fileIn(cacheDir)
  const fresh = `${file}.${process.pid}`
  try {
    const others = rememberedNames(cacheDir)
    mkdirSync(cacheDir, {recursive: true, mode: 0o700})
    writeFileSync(fresh, JSON.stringify({...others, [kind]: names}), {mode: 0o600})
    renameSync(fresh, file)
  } catch {
    // A cache that cannot be written costs a completion; the listing that was asked for stands.
    rmSync(fresh, {force: true})
  }
}

export function rememberedNames(cacheDir: string): Names {
  try {
    return JSON.parse(readFileSync(fileIn(cacheDir), 'utf8')) as Names
  } catch {
    return {}
  }
}
