import type {Calm} from '../cli/waiting.js'
import {endsBadly} from '../client/bad-end.js'

const going = /ing(-|$)|-(in-progress|started|pending)$|^(initial|requested|pending|in-progress)$/

/** Where something stands by the word of its state; `also` are words that say on top of the usual ones that it goes on. */
export const calmBy = (state: string, also?: RegExp): Calm => {
  const failed = endsBadly(state)
  return {state, busy: !failed && (going.test(state) || also?.test(state) === true), failed: failed ? state : undefined}
}

/** Several states of one thing: it is over when all of them are, and has failed where one has. */
export function calmOfAll(states: readonly Calm[]): Calm {
  const busy = states.filter((one) => one.busy)
  const [failed] = states.filter((one) => one.failed !== undefined)
  const shown = failed ?? busy[0] ?? states[0]
  return {state: shown?.state ?? '', busy: busy.length > 0, failed: failed?.failed}
}
