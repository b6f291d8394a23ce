import {apisOf} from '../cli/apis.js'
import type {RunContext} from '../cli/context.js'
import {parseDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {sleep} from '../cli/time.js'
import type {Cloud, Place} from '../client/connect.js'
import type {Live, Seen} from '../live/fleet.js'
import {type LiveOptions, openLive} from '../live/live.js'
import {harmless} from '../output/control-character.js'

const SHORTEST_MS = 1000

/** What `--interval` says, in milliseconds. */
export function intervalIn(text: string): number {
  const milliseconds = parseDuration(text)
  if (milliseconds >= SHORTEST_MS) return milliseconds
  throw new CommandFailure('usage', `--interval ${text} is too often`, 'at least 1s')
}

interface Opening extends Omit<LiveOptions, 'reach' | 'clock'> {
  cloud: () => Promise<Cloud>
  /** Where the flags lead. */
  place: () => Promise<Place>
}

/** The fleet that a command's connection leads to, kept fresh until `stop`. */
export const watchFleet = ({cloud, place, ...options}: Opening): Live =>
  openLive({
    ...options,
    clock: {now: () => Date.now(), sleep},
    reach: (there) => apisOf(cloud, async () => ({...(await place()), ...there})),
  })

/** All of it, once: each part that answers, however slow it is. */
export async function lookOnce(opening: Omit<Opening, 'graceMs' | 'intervalMs'>): Promise<Seen> {
  const live = watchFleet({...opening, graceMs: Number.POSITIVE_INFINITY})
  try {
    return await live.first
  } finally {
    live.stop()
  }
}

/** Ends when somebody breaks off, or ends the program kindly. */
export function untilTold(broken: AbortSignal): {signal: AbortSignal; deaf: () => void} {
  const end = new AbortController()
  const finish = () => end.abort()
  process.once('SIGTERM', finish)
  return {signal: AbortSignal.any([broken, end.signal]), deaf: () => void process.off('SIGTERM', finish)}
}

/** Says on stderr what went wrong while something is served; the words may be of a server. */
export const complain =
  ({io}: RunContext) =>
  (line: string): void =>
    void io.stderr.write(`stx: ${harmless(line)}\n`)
