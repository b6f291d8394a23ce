import type {Onlooker, Write} from '../client/onlooker.js'
import {KnowledgeEnds, unknownAnswer} from '../client/unknown-answer.js'
import {RehearsalEnds} from './rehearsal.js'

/** Holds back every write and keeps it, so that it can be told. */
export class Rehearsal implements Onlooker {
  readonly writes: Write[] = []
  /** What follows the last of them depends on what it would be answered. */
  more = false

  async before(write: Write): Promise<{answer: unknown}> {
    this.writes.push(write)
    return {answer: unknownAnswer(write.service)}
  }

  after(): void {
    throw new Error('a write was sent although it was to be held back')
  }

  /** What else than the end of what can be known ended the deed. */
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
