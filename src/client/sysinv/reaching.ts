import {endsBadly} from '../bad-end.js'
import type {Standing} from '../standing.js'

/** Where something stands that says so in `state`, and which may end otherwise. */
export const reaching =
  (goal: string) =>
  ({state}: {state?: string | null}): Standing => ({
    phase: state || 'waiting',
    done: state === goal,
    failed: state !== goal && endsBadly(state) ? state : undefined,
  })
