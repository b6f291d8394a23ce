import {isRow, type Row} from '../client/already/alike.js'
import {alreadySo} from '../client/already/already.js'
import type {Look} from '../client/look.js'
import type {Onlooker, Outcome, Write} from '../client/onlooker.js'
import {KnowledgeEnds, unknownAnswer} from '../client/unknown-answer.js'
import type {Chronicle} from './chronicle.js'
import {type Difference, difference, known} from './difference.js'
import {RehearsalEnds} from './rehearsal.js'

/** A write and what it came to; held back, it has no outcome. */
export interface Effect extends Partial<Difference> {
  write: Write
  outcome?: Outcome
  changed: boolean
  /** What the effect is on, as it was answered or is known. */
  row?: Row
}

/**
 * Looks on at what a command changes, and keeps it. To rehearse, every write is held back; to ensure, those that would find
 * things as they want them.
 */
export class Effects implements Onlooker {
  readonly all: Effect[] = []
  /** What follows the last one that was held back depends on what it would be answered. */
  more = false
  /** What was read last of each path: who waits reads the same ones for hours. */
  readonly #seen = new Map<string, {path: string; content: unknown}>()
  readonly #before = new Map<Write, Row | undefined>()

  constructor(private readonly how: {rehearses: boolean; ensures: boolean; chronicle?: Chronicle}) {}

  get changed(): boolean {
    return this.all.some(({changed}) => changed)
  }

  /** Those that are sent, or would be. */
  get writes(): Write[] {
    return this.all.filter(({changed, outcome}) => changed || outcome).map(({write}) => write)
  }

  saw(path: string, content: unknown): void {
    this.#seen.delete(path)
    this.#seen.set(path, {path, content})
  }

  async before(write: Write, look: Look): Promise<{answer: unknown} | undefined> {
    if (this.how.ensures) {
      const so = await alreadySo(write, look)
      if (so) {
        this.all.push({write, changed: false, row: isRow(so.answer) ? so.answer : undefined})
        return so
      }
    }
    if (this.how.rehearses) {
      this.all.push({write, changed: true})
      return {answer: unknownAnswer(write.service)}
    }
    await this.how.chronicle?.begin()
    this.#before.set(write, known(write, [...this.#seen.values()]))
    return undefined
  }

  after(write: Write, outcome: Outcome): void {
    const before = this.#before.get(write)
    this.#before.delete(write)
    this.how.chronicle?.note(write, outcome)
    this.all.push({write, outcome, ...difference(write, {before, outcome})})
  }

  /** What else than the end of what can be known ended a rehearsal. */
  async end(deed: Promise<unknown>): Promise<unknown> {
    try {
      await deed
    } catch (error) {
      if (error instanceof RehearsalEnds) return undefined
      if (!(error instanceof KnowledgeEnds)) return error
      this.more = true
    }
    return undefined
  }
}
