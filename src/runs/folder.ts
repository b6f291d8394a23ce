import {isUtf8} from 'node:buffer'
import {readdir, rm, stat} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {bornOf, isAlive, readIfPresent, withLock, writePrivateFile} from '../config/private-file.js'
import {readBounded} from '../file/read.js'
import {RunError} from './error.js'
import {type Run, readRun, salvage} from './run.js'

/** More than a fleet of ten thousand leaves, taken up again many times. */
const LARGEST_LEDGER = 64 * 1024 * 1024

/** Where the runs of this machine's user are remembered. */
export const folderIn = (state: string): string => join(state, 'runs')

const ID = /^\d{8}-\d{6}-[0-9a-f]{4}$/
const SUFFIX = '.jsonl'
const SEE = 'see: stx run list'

/** A name that says when it was begun, and is nobody else's. */
export function newId(at: Date, chance: () => string): string {
  const [day, time] = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T')
  return `${day}-${time}-${chance()}`
}

export const ledgerPath = (folder: string, id: string): string => join(folder, `${id}${SUFFIX}`)

/** All there are, the newest first; a damaged one is told by its reason. */
export async function listRuns(folder: string): Promise<{id: string; run?: Run; damage?: string; pid?: number}[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new RunError('failed', `cannot read ${folder}: ${error.message}`)
  })
  const ids = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length))
  const runs = await Promise.all(
    ids
      .filter((id) => ID.test(id))
      .map(async (id) => {
        try {
          return {id, pid: await holderOf(folder, id), run: await findRun(folder, id)}
        } catch (error) {
          if (!(error instanceof RunError)) throw error
          return {id, damage: error.message}
        }
      }),
  )
  // Within one second their names do not say which came first.
  return runs.sort((a, b) => momentOf(b).localeCompare(momentOf(a)))
}

const momentOf = ({id, run}: {id: string; run?: Run}): string => run?.at ?? timeIn(id)

/** As of a damaged one, of which only the name is left. */
const timeIn = (id: string): string => id.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*/, '$1-$2-$3T$4:$5:$6')

/** One run by its id, or by the only beginning of an id that fits. */
export async function findRun(folder: string, ref: string): Promise<Run> {
  const {text, path} = await readLedger(folder, ref)
  return readRun(text, path)
}

/** What can be read of one, be it damaged. */
export async function salvageRun(folder: string, ref: string): Promise<ReturnType<typeof salvage>> {
  return salvage((await readLedger(folder, ref)).text)
}

async function readLedger(folder: string, ref: string): Promise<{text: string; path: string}> {
  const path = ledgerPath(folder, await idOf(folder, ref))
  await onlyFile(path)
  const content = await readBounded(path, {largest: LARGEST_LEDGER}).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw unknown(ref)
    throw new RunError('failed', `cannot read ${path}: ${error.message}`)
  })
  if (!isUtf8(content)) throw new RunError('failed', `${path} is not UTF-8: it is damaged`, 'see: stx run forget')
  return {text: content.toString('utf8'), path}
}

export async function idOf(folder: string, ref: string): Promise<string> {
  if (ID.test(ref)) return ref
  const names = await readdir(folder).catch(() => [])
  const ids = names
    .filter((name) => name.endsWith(SUFFIX) && name.startsWith(ref))
    .map((name) => name.slice(0, -SUFFIX.length))
  const [only] = ids
  if (ref === '' || only === undefined) throw unknown(ref)
  if (ids.length > 1) throw new RunError('usage', `${ref} is the beginning of ${ids.length} runs`, SEE)
  return only
}

const unknown = (ref: string) => new RunError('not-found', `there is no run ${ref}`, SEE)

/** Forgets a run that nobody works at; a damaged one, too. `putBack` does away with what it left elsewhere. */
export async function forgetRun(
  folder: string,
  ref: string,
  putBack: (id: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const id = await idOf(folder, ref)
  return withRun(folder, id, async () => {
    await putBack(id)
    try {
      await rm(ledgerPath(folder, id))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw unknown(ref)
      throw new RunError('failed', `cannot remove ${ledgerPath(folder, id)}: ${(error as Error).message}`)
    }
    return id
  })
}

const lockPath = (folder: string, id: string) => join(folder, `${id}.lock`)

/** A pipe or a device that somebody put there is none of ours, and would keep the command waiting. */
async function onlyFile(path: string): Promise<void> {
  const facts = await stat(path).catch(() => undefined)
  if (facts && !facts.isFile()) throw new RunError('failed', `${path} is no file`, 'move it away')
}

/** The process that works at a run now. */
async function holderOf(folder: string, id: string): Promise<number | undefined> {
  await onlyFile(lockPath(folder, id))
  const owner = (await readIfPresent(lockPath(folder, id)).catch(() => undefined)) ?? ''
  const [host, number, born] = owner.split(' ')
  const pid = Number(number)
  if (!host || !Number.isInteger(pid)) return undefined
  // Of another machine, on a shared home, nobody knows better.
  if (host !== hostname()) return pid
  return isAlive(pid) && (!born || (await bornOf(pid)) === born) ? pid : undefined
}

/** Does something with a run while nobody else does. What a killed process left is taken over. */
export async function withRun<T>(folder: string, id: string, work: () => Promise<T>): Promise<T> {
  const path = lockPath(folder, id)
  // To look who holds it and to take it is one step: two that find it abandoned would both have it.
  await withLock(path, async () => {
    const pid = await holderOf(folder, id)
    if (pid !== undefined) {
      const hint = `wait for it, or end it first; if it ran on a machine that is no more, remove ${path}`
      throw new RunError('conflict', `run ${id} is being worked at by process ${pid}`, hint)
    }
    await writePrivateFile(path, `${hostname()} ${process.pid} ${(await bornOf(process.pid)) ?? ''}`)
  })
  try {
    return await work()
  } finally {
    await rm(path, {force: true})
  }
}
