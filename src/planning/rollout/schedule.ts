import {RolloutError} from './error.js'
import {nextBegin, type Window} from './window.js'

/** When the next wave begins, and what it waits for until then. */
export interface Begin {
  readonly at: number
  readonly waitsFor: 'pause' | 'window' | undefined
}

export interface Pace {
  readonly pauseMs: number
  readonly window: Window | undefined
}

/** After the pause behind the wave before, and where there is a window inside it, so that it is over when that closes. */
export function nextWave(
  {pauseMs, window}: Pace,
  {now, lastOver, takesMs}: {now: number; lastOver: number | undefined; takesMs: number},
): Begin {
  const rested = lastOver === undefined ? now : Math.max(now, lastOver + pauseMs)
  if (window === undefined) return {at: rested, waitsFor: rested > now ? 'pause' : undefined}
  const at = nextBegin(window, rested, takesMs)
  if (at === undefined) {
    const minutes = Math.ceil(takesMs / 60_000)
    throw new RolloutError(
      'conflict',
      `a wave is expected to take ${minutes}m, and that fits into no window ${window.text} ${window.zone}`,
      'make waves smaller with --wave, or the window wider',
    )
  }
  return {at, waitsFor: at > rested ? 'window' : at > now ? 'pause' : undefined}
}
