import {toFailure} from './failure.js'

export const FROZEN = "the simulator's clock is frozen: stx sim advance 30s"

/** A server that restarts answers with refused connections and 5xx for a while: that is no verdict on the operation. */
export function transientOutage(error: unknown): string {
  const failure = toFailure(error)
  const status = failure.facts.status
  const serverAway = typeof status === 'number' ? status >= 500 : 'url' in failure.facts
  const passing = failure.kind === 'failed' || failure.kind === 'deadline'
  return passing && serverAway ? `no answer (${failure.message}), trying again` : ''
}
