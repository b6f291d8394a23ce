import {createBoard} from '../output/board.js'
import {harmless} from '../output/control-character.js'
import type {Progress} from '../output/progress.js'
import type {RunContext} from './context.js'
import {formatDuration} from './duration.js'
import {toFailure} from './failure.js'
import {FROZEN, transientOutage} from './outage.js'
import type {Stand, Track} from './stand.js'
import {nextPause, realTime} from './time.js'
import {sceneOf} from './wait-screen.js'

/** What became of one target. */
export interface Waited {
  target: string
  met: boolean
  failed: boolean
  state: string | null
  reason: string | null
  /** Seconds until it was met or had failed; so far, where it was neither. */
  waited: number
}

export interface WaitSet {
  /** Where each target stands; the targets may be others each time. */
  read: () => Promise<ReadonlyMap<string, Stand>>
  deadlineMs: number
  /** One that is met is enough. */
  any?: boolean
  /** One that has failed does not end it. */
  keepGoing?: boolean
  /** What is said where it ends well. */
  done: (ended: Ended) => string
  quiet: boolean
  context: RunContext
}

/** How it ended: 0 all (or one of any) met, 3 failed, 7 some failed, 124 out of time, 130 broken off. */
export interface Ended {
  code: 0 | 3 | 7 | 124 | 130
  targets: Waited[]
  /** Milliseconds that each has stood in its last state. */
  standing: ReadonlyMap<string, number>
  elapsed: number
}

/** Waits for a set of targets, gently, with one deadline for all of them. */
export async function waitForSet(set: WaitSet): Promise<Ended> {
  const {stderr} = set.context.io
  const progress = createBoard({stream: stderr, isTTY: stderr.isTTY === true, quiet: set.quiet})
  try {
    const ended = await follow(set, progress)
    if (ended.code === 0) progress.done(set.done(ended))
    return ended
  } finally {
    progress.clear()
  }
}

async function follow(set: WaitSet, progress: Progress): Promise<Ended> {
  const {context, deadlineMs} = set
  const {io, signal, time = realTime} = context
  const began = time.now()
  const size = io.stderr.isTTY === true ? io.stderr : undefined
  let tracks: ReadonlyMap<string, Track> = new Map()
  const end = (code: Ended['code']) => endedWith(code, tracks, {began, now: time.now()})
  const over = new AbortController()
  const late = time.alarm(deadlineMs, over.signal).then(
    () => 124 as const,
    () => 124 as const,
  )
  const broken = new Promise<130>((resolve) => {
    if (signal.aborted) resolve(130)
    signal.addEventListener('abort', () => resolve(130), {signal: over.signal})
  })
  try {
    for (let pause = 0; ; pause = nextPause(pause)) {
      // What comes first is awaited alone: a look that is slow must not outlast the deadline, nor Ctrl-C.
      if (pause > 0) {
        const left = deadlineMs - (time.now() - began)
        await time.pause(Math.min(pause, Math.max(0, left)), signal).catch(unlessAborted(signal))
        if (signal.aborted) return end(130)
        if (time.now() - began >= deadlineMs) return end(124)
      }
      const look = await Promise.race([attempt(set.read), late, broken])
      if (typeof look === 'number') return end(look)
      if ('stands' in look) {
        tracks = followed(tracks, look.stands, {now: time.now(), first: pause === 0})
        const code = verdict(tracks, set)
        if (code !== undefined) return end(code)
      }
      const outage = 'outage' in look ? look.outage : ''
      const frozen = context.timeStandsStill ? FROZEN : ''
      const seen = tracks
      progress.update(() => {
        const now = time.now()
        return sceneOf({tracks: seen, outage, frozen, elapsed: now - began, now, size})
      })
    }
  } finally {
    over.abort()
  }
}

const unlessAborted = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error
}

/** A look, or why there is none just now; Ctrl-C in the middle of one is Ctrl-C. */
async function attempt(read: WaitSet['read']): Promise<{stands: ReadonlyMap<string, Stand>} | {outage: string} | 130> {
  try {
    return {stands: await read()}
  } catch (error) {
    if (toFailure(error).kind === 'interrupted') return 130
    const outage = transientOutage(error)
    if (outage === '') throw error
    return {outage}
  }
}

/** What is no longer among the targets is forgotten. */
function followed(
  before: ReadonlyMap<string, Track>,
  stands: ReadonlyMap<string, Stand>,
  {now, first}: {now: number; first: boolean},
): ReadonlyMap<string, Track> {
  return new Map(
    [...stands].map(([target, stand]) => {
      const known = before.get(target)
      const since = known && known.state === stand.state ? known.since : now
      const settles = stand.met || stand.failed !== undefined
      const settled = settles ? (known?.settled ?? now) : undefined
      return [
        target,
        {...stand, since, settled, atFirst: settles && (known?.settled === undefined ? first : known.atFirst)},
      ]
    }),
  )
}

function verdict(tracks: ReadonlyMap<string, Track>, {any, keepGoing}: WaitSet): 0 | 3 | 7 | undefined {
  const all = [...tracks.values()]
  const met = all.filter((one) => one.met).length
  const failed = all.filter((one) => one.failed !== undefined).length
  if (any && met > 0) return 0
  if (any) return failed === all.length && all.length > 0 ? 3 : undefined
  if (failed > 0 && !keepGoing) return 3
  if (met + failed < all.length) return undefined
  return failed > 0 ? 7 : 0
}

function endedWith(
  code: Ended['code'],
  tracks: ReadonlyMap<string, Track>,
  {began, now}: {began: number; now: number},
): Ended {
  const names = [...tracks].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    code,
    elapsed: now - began,
    targets: names.map(([target, {met, failed, state, settled}]) => ({
      target,
      met,
      failed: failed !== undefined,
      state,
      reason: failed ?? null,
      waited: Math.round(((settled ?? now) - began) / 1000),
    })),
    standing: new Map(names.map(([target, {since}]) => [target, now - since])),
  }
}

/** Each that was not met: why, or where it stands and for how long. */
export const unmetLines = ({targets, standing}: Ended): string[] =>
  targets.filter(({met}) => !met).map((one) => harmless(`${one.target}: ${whyNot(one, standing.get(one.target) ?? 0)}`))

export const whyNot = ({reason, state}: Waited, stood: number): string =>
  reason ?? `${state}, for ${formatDuration(stood)}`
