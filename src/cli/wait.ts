import {setTimeout as delay} from 'node:timers/promises'
import type {RunContext} from './context.js'
import {formatDuration, parseDuration} from './duration.js'
import {CommandFailure, toFailure} from './failure.js'

/** How one asynchronous operation is watched. */
export interface Settling<T> {
  /** What is waited for, as in `host controller-1`. */
  target: string
  read: () => Promise<T>
  /** Where it stands: `phase` for people; `done` or `failed` (with the server's reason) end the wait. */
  judge: (now: T) => {phase: string; done?: boolean; failed?: string}
  /** The command that shows how it goes on, for those who stop waiting. */
  watch: string
}

const firstPause = 250
const longestPause = 5000

/** How long to pause after this pause, or at first: a little longer each time. */
export const nextPause = (pause = 0): number => Math.min(Math.max(pause * 1.5, firstPause), longestPause)
export const FROZEN = "the simulator's clock is frozen: stx sim advance 30s"

/** Polls gently until the operation is done (its last state), has failed (exit 3) or the deadline has passed (124). */
export async function settle<T>(
  first: T,
  settling: Settling<T>,
  how: {deadline: string; quiet: boolean; context: RunContext},
): Promise<T> {
  const {signal, io} = how.context
  const allowed = parseDuration(how.deadline)
  const started = performance.now()
  const {createProgress} = await import('../output/progress.js')
  const isTTY = io.stderr.isTTY === true
  const progress = await createProgress({stream: io.stderr, isTTY, quiet: how.quiet})
  const goOn = `it goes on without you; see: ${settling.watch}`

  let now = first
  let outage = ''
  for (let pause = nextPause(); ; pause = nextPause(pause)) {
    const elapsed = performance.now() - started
    const {phase, done, failed} = settling.judge(now)
    if (failed !== undefined && !outage) {
      progress.fail(`${settling.target}: ${failed}`)
      throw new CommandFailure('target-failed', `${settling.target} failed: ${failed}`, `see: ${settling.watch}`)
    }
    if (done && !outage) {
      progress.done(`${settling.target}: ${phase} after ${formatDuration(elapsed)}`)
      return now
    }
    const frozen = how.context.timeStandsStill ? FROZEN : ''
    // A terminal shows the seconds pass; a log gets a line per change of phase.
    const seconds = isTTY ? ` (${formatDuration(elapsed)})` : ''
    progress.update(`${settling.target}: ${outage || phase}${seconds}${frozen && `; ${frozen}`}`)
    if (elapsed >= allowed) {
      progress.fail(`${settling.target}: ${phase}`)
      throw new CommandFailure(
        'deadline',
        `${settling.target} is still "${phase}" after ${formatDuration(elapsed)}`,
        frozen || goOn,
      )
    }
    try {
      await delay(Math.min(pause, allowed - elapsed), undefined, {signal})
      now = await settling.read()
      outage = ''
    } catch (error) {
      if (signal.aborted) {
        progress.fail(`${settling.target}: ${phase}`)
        throw new CommandFailure('interrupted', `stopped waiting for ${settling.target}`, goOn)
      }
      outage = transientOutage(error)
      if (!outage) throw error
    }
  }
}

/** A server that restarts answers with refused connections and 5xx for a while: that is no verdict on the operation. */
export function transientOutage(error: unknown): string {
  const failure = toFailure(error)
  const status = failure.facts.status
  const serverAway = typeof status === 'number' ? status >= 500 : 'url' in failure.facts
  const passing = failure.kind === 'failed' || failure.kind === 'deadline'
  return passing && serverAway ? `no answer (${failure.message}), trying again` : ''
}
