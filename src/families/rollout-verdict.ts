import type {Deed} from '../cli/deeds.js'
import {CommandFailure} from '../cli/failure.js'
import {formWaves, type Wave} from '../planning/rollout/waves.js'
import type {SitePlan} from '../planning/strategy/arrange.js'
import type {StrategyPlan} from '../planning/strategy/plan.js'
import type {RolloutEnd} from '../rollout/rollout.js'
import type {Stage} from '../rollout/stage.js'
import type {TargetRow} from '../runs/run.js'
import {namesText, objectionText, reasonText} from './strategy-plan-row.js'

/** More than these are named by the table alone. */
const NAMED = 10

/** So many that failed are told with their reasons. */
const EXPLAINED = 3

/** What keeps dcmanager from any strategy now. What it has against single sites only keeps these out. */
export function refuseObjections({objections}: Pick<StrategyPlan, 'objections'>, resume?: string): void {
  const general = objections.find(({kind}) => kind !== 'nobody' && kind !== 'site' && kind !== 'sync-unknown')
  if (!general) return
  const {message, hint} = objectionText(general)
  if (general.kind === 'standing' && resume !== undefined) {
    throw new CommandFailure(
      'conflict',
      `${message}: a rollout that was broken off made it`,
      `go on with it: ${resume}`,
    )
  }
  throw new CommandFailure('conflict', message, hint)
}

/** Those that were passed over when it was planned may take part by now: they come last. */
export function laterWaves(targets: readonly TargetRow[], waves: readonly Wave[], size: number | undefined): Wave[] {
  const planned = new Set(waves.flatMap(({sites}) => sites))
  const left = targets.filter(({target, state}) => state === 'left' && !planned.has(target)).map(({target}) => target)
  return formWaves(left, {canaries: [], size})
}

type Why = Pick<SitePlan, 'fate' | 'reason'>

/** In words, why a site takes no part; nothing where it does. */
export function whyOf({fate, reason}: Why): string | undefined {
  if (fate === 'takes-part') return undefined
  const words = reason ? reasonText(reason) : fate
  return fate === 'would-fail' ? `it would fail: ${words}` : words
}

/** There is nothing to do for it. */
const isThere = ({fate, reason}: Why): boolean =>
  fate === 'nothing-to-do' || (fate === 'passed-over' && reason?.kind === 'in-sync')

export function judged(site: Why | undefined): {kind: 'takes' | 'there' | 'passed'; why: string} {
  if (!site) return {kind: 'passed', why: 'it is not there any more'}
  const why = whyOf(site)
  if (why === undefined) return {kind: 'takes', why: ''}
  return {kind: isThere(site) ? 'there' : 'passed', why}
}

export function untouchedBy(site: Why): Pick<Deed, 'result' | 'reason'> {
  return {result: isThere(site) ? 'unchanged' : 'left', reason: whyOf(site) ?? null}
}

/** What becomes of those that take no part is known before anything is sent. */
export async function settleUnable({memory}: Pick<Stage, 'memory'>, site: SitePlan): Promise<void> {
  const {kind, why} = judged(site)
  if (kind === 'there') await memory.settle(site.name, 'unchanged', why)
  if (kind === 'passed') await memory.leave(site.name, why)
}

export const rowOf = ({target, state, reason}: TargetRow): Deed => ({
  subcloud: target,
  result: state === 'sent' ? 'unknown' : state,
  reason,
})

const failedText = (failed: readonly TargetRow[]): string => {
  const named = failed.slice(0, EXPLAINED).map(({target, reason}) => `${target} (${reason ?? 'no reason given'})`)
  return `failed: ${namesText([...named, ...failed.slice(EXPLAINED).map(({target}) => target)], EXPLAINED)}`
}

/** Nothing is left to go on with: what has failed is for another rollout. */
function anew(failed: readonly TargetRow[], show: string): string {
  if (failed.length === 0) return `see: ${show}`
  const names = failed.map(({target}) => target)
  const these = names.length > NAMED ? '…' : names.join(',')
  return `see: ${show}; to try again what failed, type the command for these alone: --subclouds ${these}`
}

/** How it ended, for people and by its exit code; those that nothing was done to are named. */
export function failureOf(
  end: RolloutEnd,
  targets: readonly TargetRow[],
  {resume, show}: {resume: string; show: string},
): CommandFailure | undefined {
  const of = (...states: TargetRow['state'][]) => targets.filter(({state}) => states.includes(state))
  const [done, failed, unknown, left] = [of('done', 'unchanged'), of('failed'), of('sent'), of('left')]
  const named =
    left.length > 0
      ? `: ${namesText(
          left.map(({target}) => target),
          NAMED,
        )}`
      : ''
  const open = unknown.length > 0 ? `, ${unknown.length} under way or unknown` : ''
  const tally = `${done.length} of ${targets.length} done, ${failed.length} failed${open}, ${left.length} untouched${named}`
  const counts = failed.length > 0 ? `${failedText(failed)}; ${tally}` : tally
  const isLeft = unknown.length + left.length > 0
  const again = isLeft || end.kind === 'left' ? `take it up again: ${resume}` : anew(failed, show)
  switch (end.kind) {
    case 'prepared':
      return undefined
    case 'held':
      return new CommandFailure('pending', `${end.why}: ${counts}`, `go on: ${resume}`)
    case 'left':
      return new CommandFailure(end.cause === 'timeout' ? 'deadline' : 'interrupted', `${end.why}: ${counts}`, again)
    case 'stopped': {
      const kind = {
        failures: 'target-failed',
        gate: 'target-failed',
        others: 'target-failed',
        timeout: 'deadline',
        interrupt: 'interrupted',
      } as const
      return new CommandFailure(kind[end.cause], `stopped, because ${end.why}: ${counts}`, again)
    }
    case 'finished': {
      if (failed.length + unknown.length + left.length === 0) return undefined
      const kind = failed.length === targets.length ? 'target-failed' : 'partial'
      return new CommandFailure(kind, counts, again)
    }
  }
}
