import {mkdir, open, readFile, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import * as z from 'zod'
import {Grant} from './keystone.js'

// As an ES module it would load all of web crypto; see wire.ts.
const {createHash, randomUUID} = process.getBuiltinModule('node:crypto')

const Entry = z.object({token: z.string().min(1), grant: Grant})

export type CachedToken = z.infer<typeof Entry>

export interface TokenCache {
  read(key: string): Promise<CachedToken | undefined>
  write(key: string, entry: CachedToken): Promise<void>
}

/**
 * One file per key, so that writers of different keys never meet; writers of the same key replace each other's file as
 * a whole. A cache never stops anybody from working: what goes wrong with it is said, and the token asked for again.
 */
export function tokenCache(directory: string, notice: (text: string) => void): TokenCache {
  const fileOf = (key: string) => join(directory, `token-${key}.json`)

  async function setAside(file: string, why: string): Promise<void> {
    const aside = `${file}.damaged`
    await rename(file, aside)
    notice(`the token cache ${file} is damaged (${why}): set aside as ${aside}, signing in again`)
  }

  return {
    async read(key) {
      const file = fileOf(key)
      try {
        const text = await readFile(file, 'utf8')
        const entry = parseEntry(text)
        if (typeof entry !== 'string') return entry
        await setAside(file, entry)
      } catch (error) {
        if (!isMissing(error)) notice(`cannot read the token cache ${file}: ${(error as Error).message}`)
      }
      return undefined
    },

    async write(key, entry) {
      const file = fileOf(key)
      try {
        await mkdir(directory, {recursive: true, mode: 0o700})
        await replaceFile(file, JSON.stringify(entry))
      } catch (error) {
        notice(`cannot write the token cache ${file}: ${(error as Error).message}`)
      }
    },
  }
}

/** Same account at the same place: a hash, because the name of a file is no place for names of people and hosts. */
export const cacheKey = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** Readers see the old file or the new one, whole. */
async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.${process.pid}-${randomUUID()}`
  const handle = await open(fresh, 'wx', 0o600)
  try {
    await handle.writeFile(text).finally(() => handle.close())
    await rename(fresh, file)
  } catch (error) {
    await rm(fresh, {force: true})
    throw error
  }
}

/** The entry, or what is wrong with it. */
function parseEntry(text: string): CachedToken | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  const result = Entry.safeParse(value)
  return result.success ? result.data : `unexpected ${result.error.issues[0]?.path.join('.') || 'content'}`
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
