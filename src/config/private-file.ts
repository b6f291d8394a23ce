import {link, mkdir, open, readFile, realpath, rename, rm, stat, unlink} from 'node:fs/promises'
import {hostname} from 'node:os'
import {dirname} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {ConfigError} from './error.js'

// As an ES module it would load all of web crypto in every run.
const {randomBytes} = process.getBuiltinModule('node:crypto')

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

const wayOut: Readonly<Record<string, string>> = {
  EISDIR: 'a file belongs there: move that directory away',
  ENOTDIR: 'a part of that path is a file where a directory belongs',
  ELOOP: 'its symbolic links lead in a circle: remove the link',
  EACCES: 'check who owns it and its permissions',
  EPERM: 'check who owns it and its permissions',
  ENOSPC: 'free some space there; nothing was changed',
  EDQUOT: 'free some space there; nothing was changed',
  EROFS: 'that file system is read-only: STX_HOME can be elsewhere',
}

const cannot = (deed: string, path: string, error: unknown): ConfigError =>
  new ConfigError('failed', `cannot ${deed} ${path}: ${(error as Error).message}`, wayOut[codeOf(error) ?? ''])

/** The text of a file, or undefined where there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw cannot('read', path, error)
  }
}

/** Replaces a file as a whole, readable by its owner only: a reader sees the old text or the new one. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  try {
    // A link, as managers of dot files make, stays a link.
    const target = await realpath(path).catch(() => path)
    await mkdir(dirname(target), {recursive: true, mode: 0o700})
    const fresh = `${target}.${process.pid}-${randomBytes(4).toString('hex')}`
    try {
      const file = await open(fresh, 'wx', 0o600)
      try {
        await file.writeFile(text)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(fresh, target)
    } catch (error) {
      await rm(fresh, {force: true})
      throw error
    }
  } catch (error) {
    throw cannot('write', path, error)
  }
}

/** Moves a damaged file out of the way, under the first free `<path>.damaged-<n>`, and says where it is now. */
export async function setAside(path: string): Promise<string> {
  for (let n = 1; ; n++) {
    const aside = `${path}.damaged-${n}`
    try {
      // A link refuses to replace an earlier damaged file, a rename would not.
      await link(path, aside)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw cannot('set aside', path, error)
    }
    await unlink(path)
    return aside
  }
}

const LOCK_PATIENCE_MS = 5000
const LOCK_PAUSE_MS = 20
const UNSIGNED_LOCK_MS = 10_000

/** Runs `work` while no other process of ours changes the same file. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  const owner = `${hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`
  await mkdir(dirname(path), {recursive: true, mode: 0o700}).catch((error) => {
    throw cannot('write', path, error)
  })
  const deadline = performance.now() + LOCK_PATIENCE_MS
  while (!(await takeLock(lock, owner))) {
    if (await isAbandoned(lock)) await breakLock(lock)
    else if (performance.now() > deadline) {
      throw new ConfigError(
        'failed',
        `${path} is being changed by another process`,
        `try again; remove ${lock} if nothing else runs`,
      )
    } else await pause(LOCK_PAUSE_MS)
  }
  try {
    return await work()
  } finally {
    await rm(lock, {force: true})
  }
}

async function takeLock(lock: string, owner: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600)
    try {
      await file.writeFile(owner)
    } catch (error) {
      // A lock that names nobody would keep everybody out for a while.
      await rm(lock, {force: true})
      throw error
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw cannot('lock', lock, error)
  }
}

/** Left by a process of this machine that is gone. Another machine's lock, on a shared home, is never judged. */
async function isAbandoned(lock: string): Promise<boolean> {
  const owner = await readIfPresent(lock)
  if (owner === undefined) return false
  const [host, pid] = owner.split(' ')
  if (!host || !pid) {
    const written = await stat(lock).catch(() => undefined)
    return written !== undefined && Date.now() - written.mtimeMs > UNSIGNED_LOCK_MS
  }
  return host === hostname() && !isAlive(Number(pid))
}

/** Only one process at a time breaks a lock, and looks again first: the lock may be another one's by now. */
async function breakLock(lock: string): Promise<void> {
  const breaker = `${lock}.break`
  if (!(await takeLock(breaker, `${hostname()} ${process.pid}`))) {
    await pause(LOCK_PAUSE_MS)
    return
  }
  try {
    if (await isAbandoned(lock)) await rm(lock, {force: true})
  } finally {
    await rm(breaker, {force: true})
  }
}

/** When a process began, in ticks since the machine did: another one that has its number by now began later. */
export async function bornOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name of the program, in parentheses, may hold anything.
  return /^.*\) (.*)$/s.exec(text)?.[1]?.split(' ')[19]
}

/** Whether a process runs, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
