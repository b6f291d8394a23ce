import type {Database} from './database.js'
import type {Writer} from './database-row.js'
import {StorageError} from './problem.js'

/**
 * One transaction at a time over memory and file together. Whoever changes memory records how to take the change
 * back, and names the row that must be written; rows are written once, with what memory holds at the end.
 */
export class Journal {
  #undo: (() => void)[] = []
  #rows = new Map<string, (write: Writer) => void>()
  #lasting: (() => void)[] = []
  #depth = 0

  constructor(
    private readonly database: Database,
    private readonly beforeCommit: (write: Writer) => void,
  ) {}

  get open(): boolean {
    return this.#depth > 0
  }

  record(undo: () => void): void {
    this.#undo.push(undo)
  }

  row(name: string, flush: (write: Writer) => void): void {
    this.#rows.set(name, flush)
  }

  /** What happened for good: done once more, in a transaction of its own, should the present one be taken back. */
  lasting(again: () => void): void {
    this.#lasting.push(again)
  }

  /** Commits what `work` did, or takes all of it back; an inner call joins the outer one. */
  transact<T>(work: () => T): T {
    if (this.open) return work()
    this.#depth += 1
    let lasting: (() => void)[] = []
    try {
      const result = work()
      this.#commit()
      return result
    } catch (error) {
      this.#takeBack(0)
      // Without a disk nothing lasts.
      if (!(error instanceof StorageError)) lasting = this.#lasting
      throw error
    } finally {
      this.#undo = []
      this.#rows = new Map()
      this.#lasting = []
      this.#depth -= 1
      if (lasting.length > 0) {
        this.transact(() => {
          for (const again of lasting) again()
        })
      }
    }
  }

  /** Inside a transaction: a part that may fail on its own. Its rows stay named; they are written as memory has them. */
  attempt<T>(work: () => T): T {
    const mark = this.#undo.length
    const lasted = this.#lasting.length
    try {
      return work()
    } catch (error) {
      this.#takeBack(mark)
      for (const again of this.#lasting.slice(lasted)) again()
      throw error
    }
  }

  #commit(): void {
    if (this.#rows.size === 0) return
    this.database.write((write) => {
      for (const flush of this.#rows.values()) flush(write)
      this.beforeCommit(write)
    })
  }

  #takeBack(mark: number): void {
    while (this.#undo.length > mark) this.#undo.pop()?.()
  }
}
