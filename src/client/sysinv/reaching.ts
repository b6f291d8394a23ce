import type {Standing} from '../standing.js'

/** Where something stands that says so in `state`, and whose failures end in `-failed`. */
export const reaching =
  (goal: string) =>
  ({state}: {state?: string | null}): Standing => ({
    phase: state || 'waiting',
    done: state === goal,
    failed: state?.endsWith('-failed') ? state : undefined,
  })
