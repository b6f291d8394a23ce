import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/**
 * Where uploads and snapshots stand while they pass through. With the data, so that the next start finds and removes
 * what a `kill -9` left; a simulator without data uses the system's folder for such things.
 */
export class Scratch {
  #home: string | undefined

  constructor(private readonly place: string | undefined) {
    if (place !== undefined) rmSync(place, {recursive: true, force: true})
  }

  /** A new folder for one request, which has to remove it. */
  folder(): Promise<string> {
    return mkdtemp(join(this.#open(), 'request-'))
  }

  async discard(): Promise<void> {
    if (this.#home !== undefined) await rm(this.#home, {recursive: true, force: true})
  }

  #open(): string {
    if (this.place === undefined) {
      this.#home ??= mkdtempSync(join(tmpdir(), 'stx-simulator-'))
      return this.#home
    }
    mkdirSync(this.place, {recursive: true, mode: 0o700})
    this.#home = this.place
    return this.place
  }
}
