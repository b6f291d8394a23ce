import {setTimeout as delay} from 'node:timers/promises'

/** What waits need of the clock; tests have one of their own, which moves only where they say so. */
export interface Time {
  /** Milliseconds since whenever: only differences count. */
  now(): number
  /** What the calendar says: milliseconds since 1970. */
  date(): number
  /** Passes time in which nothing else is done. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Comes true then, while other things are done. */
  alarm(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Node's timers take no more than this, and fire at once where they are told to. */
const LONGEST_MS = 2 ** 31 - 1

/** Fails where the signal says so before that time is over. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  for (let left = milliseconds; left > 0; left -= LONGEST_MS) {
    await delay(Math.min(left, LONGEST_MS), undefined, {signal})
  }
}

export const realTime: Time = {now: () => performance.now(), date: Date.now, pause: sleep, alarm: sleep}

const FIRST_MS = 250
const LONGEST_PAUSE_MS = 5000

/** How long to pause after this pause, or at first: a little longer each time. */
export const nextPause = (pause = 0): number => Math.min(Math.max(pause * 1.5, FIRST_MS), LONGEST_PAUSE_MS)
