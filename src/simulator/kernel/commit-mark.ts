import {closeSync, readSync, writeSync} from 'node:fs'
import {openPrivate} from './private-file.js'

const width = 20

/**
 * How many changes were acknowledged, beside the file that holds them and its log: whoever removes or damages the log
 * takes changes away that SQLite does not miss. It is written after each commit and before the answer, so it may be
 * behind what the file holds, never ahead of it.
 */
export class CommitMark {
  readonly #file: number

  constructor(path: string) {
    this.#file = openPrivate(path, {append: false})
  }

  /** Nothing where none was made yet, or where it cannot be read. */
  read(): number | undefined {
    const bytes = Buffer.alloc(width)
    const length = readSync(this.#file, bytes, 0, width, 0)
    const text = bytes.toString('latin1', 0, length).trim()
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined
  }

  write(count: number): void {
    try {
      writeSync(this.#file, `${String(count).padStart(width - 1)}\n`, 0)
    } catch {
      // The change is committed and has to be answered; a mark that is behind accuses nobody.
    }
  }

  close(): void {
    closeSync(this.#file)
  }
}
