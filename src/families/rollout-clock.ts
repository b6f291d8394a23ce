import type {RunContext} from '../cli/context.js'
import {nextPause, realTime} from '../cli/time.js'
import type {Api} from '../client/api.js'
import {passTime} from '../client/simulated-time.js'
import type {Clock} from '../rollout/stage.js'

type Around = Pick<RunContext, 'answered' | 'time'>

/** Longer is not slept at a time: a machine that was asleep itself must find out. */
const NAP_MS = 30_000

/** So much of a simulator's time passes at once at most: meanwhile nobody is asked whether he wants to go on. */
const STRIDE_MS = 3_600_000

/** What a real system's clock may be off before somebody is told. */
const OFF_MS = 60_000

/**
 * By which clock a rollout goes. A window is the wish of whoever types it, so it is this machine's clock; of a simulator
 * it is its own, so that tonight can be rehearsed now.
 */
export function rolloutDate({answered, time = realTime}: Around): number {
  return answered?.simulated ? Date.parse(answered.date) : time.date()
}

export function rolloutClock(context: Around, api: () => Api): Clock {
  let nap: number | undefined
  return {
    date: () => rolloutDate(context),
    pause: (milliseconds, signal) => (context.time ?? realTime).pause(milliseconds, signal),
    async approach(moment, signal) {
      const {time = realTime} = context
      const now = rolloutDate(context)
      if (!context.answered?.simulated) return time.pause(Math.min(NAP_MS, moment - now), signal)
      const stride = Math.min(moment, now + STRIDE_MS)
      await passTime(api(), new Date(stride))
      if (rolloutDate(context) >= stride) return
      // It does not hurry: somebody has to wait.
      nap = nextPause(nap)
      await time.pause(nap, signal)
    },
  }
}

/** In words, where the clock of a real system says otherwise than the one by which a window goes. */
export function clocksApart({answered}: Around): string | undefined {
  if (!answered || answered.simulated) return undefined
  const ahead = Date.parse(answered.date) - answered.at
  if (!(Math.abs(ahead) > OFF_MS)) return undefined
  const minutes = Math.round(Math.abs(ahead) / 60_000)
  const which = ahead > 0 ? 'ahead of' : 'behind'
  return `the clock of the system is ${minutes}m ${which} this machine's: --window goes by this machine's`
}
