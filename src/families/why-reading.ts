import type {UnreadFact} from '../causes/fact.js'
import type {Apis} from '../cli/apis.js'
import {commandLine} from '../cli/command-line.js'
import {type Failure, toFailure} from '../cli/failure.js'
import {type Api, withinTime} from '../client/api.js'
import {filledReplies} from '../client/filled.js'

/** Of which system it is asked, and how late it is there. */
export interface Place {
  /** None: of the one that the connection leads to. */
  readonly subcloud?: string | undefined
  /** Milliseconds since 1970, by the clock of whoever answered last. */
  readonly now: () => number
}

export interface Tried<T> {
  readonly read?: T
  readonly unread?: UnreadFact
}

/** What could be read, or why not: an answer from the rest is better than none. `what`: in the plural, or a name. */
export async function tried<T>(what: string, reading: Promise<T>): Promise<Tried<T>> {
  try {
    return {read: await reading}
  } catch (error) {
    const failure = toFailure(error)
    if (endsAll(failure)) throw error
    return {unread: {what, why: failure.message, silent: isSilent(failure)}}
  }
}

/** Who breaks off, gave a line that makes no sense, or cannot sign in anywhere, wants no answer. */
const endsAll = ({kind, facts}: Failure): boolean =>
  kind === 'interrupted' ||
  kind === 'usage' ||
  facts['service'] === 'keystone' ||
  (kind === 'auth' && facts['status'] !== 403)

/** Whether it says of the service that it is out of order; one that refuses somebody is in order. */
export const isSilent = ({kind, facts}: Failure): boolean =>
  kind === 'deadline' || (kind === 'failed' && !(Number(facts['status']) < 500))

export const unreadOf = (...all: readonly Tried<unknown>[]): UnreadFact[] => all.flatMap(({unread}) => unread ?? [])

/** What stands before the commands that are told: they are about the same place. */
export const promptOf = (subcloud: string | undefined): string =>
  commandLine(subcloud === undefined ? [] : ['--subcloud', subcloud])

const each = (apis: Apis, change: (api: Api) => Api): Apis =>
  Object.fromEntries(Object.entries(apis).map(([name, api]) => [name, change(api)])) as Apis

/** The same services, asked by somebody who wants an answer soon: what hangs is a part of it. */
export function withinPatience(apis: Apis, milliseconds: number): Apis {
  const end = performance.now() + milliseconds
  return each(apis, (api) => withinTime(api, () => end - performance.now()))
}

/** The same services, whose replies have what rules look at. */
export const filledIn = (apis: Apis): Apis => each(apis, filledReplies)
