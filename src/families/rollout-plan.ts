import {formatDuration} from '../cli/duration.js'
import {type Result, remark, rows} from '../cli/result.js'
import type {Wave} from '../planning/rollout/waves.js'
import {clockTime} from '../planning/rollout/window.js'
import type {SitePlan} from '../planning/strategy/arrange.js'
import type {StrategyPlan} from '../planning/strategy/plan.js'
import type {Limits, Order} from '../rollout/stage.js'
import {type RolloutSiteRow, rolloutSiteView, rolloutWaveView} from '../views/rollout.js'
import {fateView} from '../views/strategy-plan.js'
import {foreseeWaves, waveRow} from './rollout-forecast.js'
import {whyOf} from './rollout-verdict.js'
import {fateRows, paceText} from './strategy-plan-row.js'

/** What a rollout is about to do. */
export interface Intended {
  readonly plan: StrategyPlan
  readonly limits: Limits
  readonly waves: readonly Wave[]
  readonly order: Order
  /** How long a wave of these takes, in milliseconds. */
  expected(sites: readonly string[]): number
}

/** What becomes of each subcloud, for programs. */
export function siteTable({plan, waves}: Intended): Result {
  const waveOf = new Map(waves.flatMap(({sites}, at) => sites.map((site) => [site, at + 1] as const)))
  const canaries = new Set(waves.flatMap(({canary, sites}) => (canary ? sites : [])))
  const siteRow = ({name, group, fate, reason}: SitePlan): RolloutSiteRow => ({
    ...{subcloud: name, group: group ?? null, wave: waveOf.get(name) ?? null, canary: canaries.has(name)},
    ...{fate, reason: whyOf({fate, reason}) ?? null},
  })
  return rows(rolloutSiteView, plan.sites.map(siteRow))
}

/** Who takes part, and when which wave begins and ends, for people: all waves, or no more than somebody reads. */
export function planTables(intended: Intended, now: number, {most = Number.POSITIVE_INFINITY} = {}): Result[] {
  const waves = foreseeWaves(intended, now)
  const shown = waves.length > most ? [...waves.slice(0, most - 1), ...waves.slice(-1)] : waves
  const missing = waves.length - shown.length
  return [
    rows(fateView, fateRows(intended.plan.sites)),
    rows(
      rolloutWaveView,
      shown.map((wave) => waveRow(wave, intended.limits.pace, now)),
    ),
    remark(missing > 0 ? `${missing} more before the last one; all of them: --dry-run` : ''),
  ]
}

const counted = (count: number, what: string): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`)

/** How far it goes by itself, in numbers: a line for each thing that was said or goes without saying. */
export function boundsText(intended: Intended, now: number): string {
  const {plan, waves, limits} = intended
  const part = waves.reduce((sum, {sites}) => sum + sites.length, 0)
  if (part === 0) return 'nobody takes part'
  const {pace, gates, asks, waveMs, onTimeout} = limits
  const {window, pauseMs} = pace
  const over = foreseeWaves(intended, now).at(-1)?.ends ?? now
  const when = window
    ? `until ${clockTime(over, window.zone, now)} ${window.zone}`
    : `${formatDuration(over - now)} in all`
  const next = onTimeout === 'stop' ? 'it stops there' : 'the next one follows'
  return [
    `${part} of ${counted(plan.sites.length, 'subcloud')} in ${counted(waves.length, 'wave')}, ${when}`,
    paceText(plan),
    ...failureLines(intended, part),
    ...(window ? [`a wave begins only in ${window.text} ${window.zone}, and only if it fits in`] : []),
    ...(pauseMs > 0 ? [`${formatDuration(pauseMs)} between two waves`] : []),
    ...(asks ? ['between two waves somebody is asked whether it goes on'] : []),
    ...(gates.length > 0 ? [`between two waves must hold: ${gates.map(({text}) => text).join(', ')}`] : []),
    `a wave that takes longer than ${formatDuration(waveMs)} is aborted, and ${next}`,
  ].join('\n')
}

function failureLines({waves, limits: {budget}}: Intended, part: number): string[] {
  const {allowed, onFailure} = budget
  const canaries = waves.filter(({canary}) => canary).reduce((sum, {sites}) => sum + sites.length, 0)
  const first = canaries === 1 ? 'the canary' : `one of the ${canaries} canaries`
  const canary = onFailure === 'stop' ? `it stops if ${first} fails` : 'a canary that fails counts as any other'
  // Where no failure is forgiven, that of a canary needs no word.
  const lines = canaries > 0 && (onFailure === 'skip' || allowed > 0) ? [canary] : []
  if (allowed >= part) return [...lines, 'no number of failures stops it']
  return [
    ...lines,
    allowed === 0 ? 'it stops at the first failure' : `it stops after more than ${allowed} of ${part} failures`,
  ]
}
