import {type FileHandle, mkdir, open, rename} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {Entry, Head, Prepared, WaveEntry, Waves} from './entry.js'
import {RunError} from './error.js'

/** Without its moment: that is when it is written. */
type Timeless<E> = E extends {at: string} ? Omit<E, 'at'> : never
export type Unwritten = Timeless<WaveEntry | Waves | Prepared>

type Waiting = {line: string; done: () => void; failed: (error: unknown) => void}

/** The memory of a run: what was written is on the disk when the promise is kept. */
export class Ledger {
  readonly #file: FileHandle
  readonly #path: string
  readonly #now: () => Date
  #waiting: Waiting[] = []
  #writing: Promise<void> | undefined
  /** What could not be written once may stand there by half: nothing is written behind it. */
  #broken: unknown

  private constructor(file: FileHandle, path: string, now: () => Date) {
    this.#file = file
    this.#path = path
    this.#now = now
  }

  /** A new one. Where it cannot be kept nothing must be sent. */
  static async begin(path: string, head: Head, now: () => Date): Promise<Ledger> {
    const folder = dirname(path)
    try {
      await mkdir(folder, {recursive: true, mode: 0o700})
      // Under its name it is whole: one that ends before that was never begun.
      const unborn = `${path}.new`
      const ledger = new Ledger(await open(unborn, 'wx', 0o600), path, now)
      await ledger.#append(head)
      await rename(unborn, path)
      await syncFolder(folder)
      return ledger
    } catch (error) {
      throw unwritable(path, error)
    }
  }

  /** One that was begun: what was not written to its end is cut off. */
  static async takeUp(path: string, sound: number, user: string, now: () => Date): Promise<Ledger> {
    try {
      const file = await open(path, 'r+')
      await file.truncate(sound)
      await file.close()
      const ledger = new Ledger(await open(path, 'a'), path, now)
      await ledger.#append({type: 'resumed', at: now().toISOString(), user})
      return ledger
    } catch (error) {
      throw unwritable(path, error)
    }
  }

  /** Before anything is sent for the target. */
  intend(target: string): Promise<void> {
    return this.#append({type: 'intent', at: this.#at(), target})
  }

  settle(target: string, outcome: 'done' | 'unchanged' | 'failed', reason?: string): Promise<void> {
    return this.#append({type: 'outcome', at: this.#at(), target, outcome, reason})
  }

  /** It was not begun, or taken back before it was. */
  leave(target: string, reason: string): Promise<void> {
    return this.#append({type: 'untouched', at: this.#at(), target, reason})
  }

  /** What a rollout does, beside what becomes of each site. */
  write(entry: Unwritten): Promise<void> {
    return this.#append({...entry, at: this.#at()})
  }

  async end(code: number): Promise<void> {
    await this.#append({type: 'end', at: this.#at(), code})
  }

  async close(): Promise<void> {
    await this.#writing?.catch(() => undefined)
    await this.#file.close()
  }

  #at(): string {
    return this.#now().toISOString()
  }

  #append(entry: Head | Entry): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken)
    const written = new Promise<void>((done, failed) => {
      this.#waiting.push({line: `${JSON.stringify(entry)}\n`, done, failed})
    })
    this.#writing ??= this.#write()
    return written
  }

  /** Hundreds are under way at once: whatever waits while the disk is busy is synced together. */
  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0)
      try {
        await this.#file.appendFile(batch.map(({line}) => line).join(''))
        await this.#file.datasync()
        for (const {done} of batch) done()
      } catch (error) {
        this.#broken = unwritable(this.#path, error)
        for (const {failed} of batch) failed(this.#broken)
      }
    }
    // In the same breath as the look that found nobody waiting: whoever comes next begins anew.
    this.#writing = undefined
  }
}

/** A file whose name is lost with the power is no memory. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const unwritable = (path: string, error: unknown) =>
  error instanceof RunError
    ? error
    : new RunError(
        'failed',
        `cannot write ${path}: ${(error as Error).message}`,
        'a run is only begun where it can be remembered: free some space, or let STX_HOME be elsewhere',
      )
