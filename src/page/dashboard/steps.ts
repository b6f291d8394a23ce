import type {StepRow} from './told.js'
import {byName} from './words.js'

/** States in which a step stays. */
export const over: ReadonlySet<string> = new Set(['complete', 'failed', 'aborted'])

/** So many sites have a line in the picture: those that failed, those that run, and those that ended last. */
const MOST_LINES = 40

/** How steps are told apart. */
export const kinds = [
  {id: 'complete', tone: 'well'},
  {id: 'failed', tone: 'critical'},
  {id: 'aborted', tone: 'away'},
  {id: 'running', tone: 'busy'},
  {id: 'waiting', tone: 'idle'},
] as const

export const kindOf = ({state}: StepRow): (typeof kinds)[number]['id'] => {
  if (state === 'initial') return 'waiting'
  return state === 'complete' || state === 'failed' || state === 'aborted' ? state : 'running'
}

/** When the first of them began. */
export const begunAt = (steps: readonly StepRow[]): number | undefined =>
  steps.reduce<number | undefined>(
    (first, {started}) => (started !== undefined && started < (first ?? Number.POSITIVE_INFINITY) ? started : first),
    undefined,
  )

/** How much longer it takes if it goes on as it did; nothing before anything has ended. */
export function restOf(steps: readonly StepRow[], since: number | undefined, now: number): number | undefined {
  const ended = steps.filter(({state}) => over.has(state)).length
  const begun = begunAt(steps) ?? since ?? Number.NaN
  if (ended === 0 || ended === steps.length || !Number.isFinite(begun)) return undefined
  return ((now - begun) / ended) * (steps.length - ended)
}

/** The steps that have a line, those that began last first: what runs is seen at once. */
export function linesOf(steps: readonly StepRow[]): StepRow[] {
  const begun = steps.filter(({started}) => started !== undefined)
  const weight = {failed: 0, running: 1, aborted: 2, complete: 3, waiting: 4}
  const chosen = [...begun]
    .sort((a, b) => weight[kindOf(a)] - weight[kindOf(b)] || (b.finished ?? 0) - (a.finished ?? 0))
    .slice(0, MOST_LINES)
  return chosen.sort((a, b) => (b.started ?? 0) - (a.started ?? 0) || byName(a.cloud, b.cloud))
}

/** Now, by the clock of whoever wrote the steps down, which may go ahead of ours. */
export const nowOf = (steps: readonly StepRow[], at: number): number =>
  steps.reduce((last, {started = 0, finished = 0}) => Math.max(last, started, finished), at)
