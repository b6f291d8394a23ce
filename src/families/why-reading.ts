import type {UnreadFact} from '../causes/fact.js'
import {commandLine} from '../cli/command-line.js'
import {toFailure} from '../cli/failure.js'

export interface Tried<T> {
  readonly read?: T
  readonly unread?: UnreadFact
}

/** What could be read, or why not: an answer from the rest is better than none. */
export async function tried<T>(what: string, reading: Promise<T>): Promise<Tried<T>> {
  try {
    return {read: await reading}
  } catch (error) {
    const {kind, message} = toFailure(error)
    // Who breaks off, or gave a line that makes no sense, wants no answer.
    if (kind === 'interrupted' || kind === 'usage') throw error
    return {unread: {what, why: message}}
  }
}

export const unreadOf = (...all: readonly Tried<unknown>[]): UnreadFact[] => all.flatMap(({unread}) => unread ?? [])

/** What stands before the commands that are told: they are about the same place. */
export const promptOf = (subcloud: string | undefined): string =>
  commandLine(subcloud === undefined ? [] : ['--subcloud', subcloud])
