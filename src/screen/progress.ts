import type {StrategyProgress, StrategyStep} from '../client/dcmanager/strategy.js'
import {momentOf} from '../live/moment.js'
import {remembered} from './remembered.js'
import {isUnderWay} from './site-standing.js'

/** How far a strategy is, in numbers. */
export interface Course {
  readonly total: number
  readonly waiting: number
  readonly running: number
  readonly complete: number
  readonly failed: number
  readonly aborted: number
  /** How many are worked on at once; none where that is not known. */
  readonly atATime?: number
  /** Milliseconds that are left if it goes on as it went; none while nobody can tell. */
  readonly restMs?: number
}

export const courseOf = remembered(({strategy, steps}: StrategyProgress): Course => {
  const counts = {waiting: 0, running: 0, complete: 0, failed: 0, aborted: 0}
  for (const {state} of steps) counts[kindOf(state)]++
  const total = steps.length
  const over = counts.complete + counts.failed + counts.aborted
  const size = strategy['max-parallel-subclouds'] ?? 0
  const atATime = size > 0 ? size : undefined
  return {total, ...counts, atATime, restMs: strategy.state === 'applying' ? rest(steps, total - over) : undefined}
})

function kindOf(state: string): 'waiting' | 'running' | 'complete' | 'failed' | 'aborted' {
  if (state === 'complete' || state === 'failed' || state === 'aborted') return state
  return isUnderWay(state) ? 'running' : 'waiting'
}

/** From the server's own times, so that no clock of ours counts: how long those that are over took, all together. */
function rest(steps: readonly StrategyStep[], left: number): number | undefined {
  let [first, last, over] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const step of steps) {
    const begun = momentOf(step['started-at'])
    if (begun !== undefined) first = Math.min(first, begun)
    const ended = momentOf(step['finished-at'])
    if (ended === undefined || step.state === 'aborted') continue
    last = Math.max(last, ended)
    over++
  }
  return over === 0 || left === 0 || last <= first ? undefined : ((last - first) / over) * left
}

/** As people say it: the more there is, the less exact. */
export function roughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${minutes % 60} min`
  return `${Math.round(hours / 24)} days`
}
