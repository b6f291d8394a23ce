import {setTimeout as delay} from 'node:timers/promises'
import {createProgress} from '../output/progress.js'
import type {RunContext} from './context.js'
import {formatDuration} from './duration.js'
import {toFailure} from './failure.js'
import {FROZEN, nextPause, transientOutage} from './wait.js'

/** Where one target stands now. */
export interface Stand {
  met: boolean
  /** Why it will not come to what is waited for. */
  failed?: string
  /** For people: what it is doing. */
  state: string
}

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
  any: boolean
  /** One that has failed does not end it. */
  keepGoing: boolean
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

interface Track extends Stand {
  since: number
  /** When it was met or had failed. */
  settled?: number
}

/** Waits for a set of targets, gently, with one deadline for all of them. */
export async function waitForSet(set: WaitSet): Promise<Ended> {
  const {signal, io} = set.context
  const started = performance.now()
  const isTTY = io.stderr.isTTY === true
  const progress = await createProgress({stream: io.stderr, isTTY, quiet: set.quiet})
  const tracks = new Map<string, Track>()
  const end = (code: Ended['code']): Ended => {
    progress.clear()
    return ended(code, tracks, started)
  }
  let outage = ''
  for (let pause = 0; ; pause = nextPause(pause)) {
    const left = set.deadlineMs - (performance.now() - started)
    const stop = new AbortController()
    const inTime = AbortSignal.any([signal, stop.signal])
    try {
      const timer = delay(Math.max(0, left), 'late' as const, {signal: inTime, ref: true}).catch(() => 'late' as const)
      if (pause > 0) await delay(Math.min(pause, Math.max(0, left)), undefined, {signal})
      const stands = await Promise.race([set.read(), timer])
      if (signal.aborted) return end(130)
      if (stands === 'late') return end(124)
      follow(tracks, stands)
      outage = ''
    } catch (error) {
      if (signal.aborted || toFailure(error).kind === 'interrupted') return end(130)
      outage = transientOutage(error)
      if (!outage) {
        progress.clear()
        throw error
      }
    } finally {
      stop.abort()
    }
    const over = verdict(tracks, set)
    if (over !== undefined && !outage) return end(over)
    const elapsed = performance.now() - started
    if (elapsed >= set.deadlineMs) return end(124)
    const frozen = set.context.timeStandsStill ? `; ${FROZEN}` : ''
    const lines = isTTY ? screen(tracks, elapsed, io.stderr.columns) : [summary(tracks)]
    progress.update([outage || lines[0], ...lines.slice(1)].join('\n') + frozen)
  }
}

function follow(tracks: Map<string, Track>, stands: ReadonlyMap<string, Stand>): void {
  const now = performance.now()
  for (const [target, stand] of stands) {
    const known = tracks.get(target)
    const since = known && known.state === stand.state ? known.since : now
    const settles = stand.met || stand.failed !== undefined
    tracks.set(target, {...stand, since, settled: settles ? (known?.settled ?? now) : undefined})
  }
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

function ended(code: Ended['code'], tracks: ReadonlyMap<string, Track>, started: number): Ended {
  const now = performance.now()
  const names = [...tracks].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    code,
    elapsed: now - started,
    targets: names.map(([target, {met, failed, state, settled}]) => ({
      target,
      met,
      failed: failed !== undefined,
      state,
      reason: failed ?? null,
      waited: Math.round(((settled ?? now) - started) / 1000),
    })),
    standing: new Map(names.map(([target, {since}]) => [target, now - since])),
  }
}

function summary(tracks: ReadonlyMap<string, Track>): string {
  const all = [...tracks]
  const [only] = all
  if (only && all.length === 1) return `${only[0]}: ${only[1].state}`
  const met = all.filter(([, one]) => one.met).length
  const failed = all.filter(([, one]) => one.failed !== undefined).length
  return `${met} of ${all.length} met${failed > 0 ? `, ${failed} failed` : ''}`
}

const LINES = 10
const BAR = 24

/** A bar for the set, and a line for each that is in work: those that have stood longest first. */
function screen(tracks: ReadonlyMap<string, Track>, elapsed: number, columns = 80): string[] {
  const all = [...tracks]
  const over = all.filter(([, {met, failed}]) => met || failed !== undefined).length
  const filled = all.length === 0 ? 0 : Math.round((over / all.length) * BAR)
  const now = performance.now()
  const working = all
    .filter(([, {met, failed}]) => !met && failed === undefined)
    .sort(([, a], [, b]) => a.since - b.since)
  const shown = working.slice(0, LINES).map(([target, {state, since}]) => {
    return `  ${target}  ${state}  ${formatDuration(now - since)}`.slice(0, columns - 1)
  })
  const others = working.length - shown.length
  return [
    `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${summary(tracks)}, ${formatDuration(elapsed)}`,
    ...shown,
    ...(others > 0 ? [`  and ${others} more`] : []),
  ]
}
