import {formatDuration} from '../cli/duration.js'
import {nextWave, type Pace} from '../planning/rollout/schedule.js'
import type {Wave} from '../planning/rollout/waves.js'
import {clockTime} from '../planning/rollout/window.js'
import type {Limits} from '../rollout/stage.js'
import type {RolloutWaveRow} from '../views/rollout.js'
import {namesText} from './strategy-plan-row.js'

/** A wave with its number, and when it is expected to begin and to end: milliseconds since 1970. */
export interface ForeseenWave extends Wave {
  readonly number: number
  readonly begins: number
  readonly ends: number
}

export function foreseeWaves(
  {
    waves,
    limits: {pace},
    expected,
  }: {waves: readonly Wave[]; limits: Pick<Limits, 'pace'>; expected(sites: readonly string[]): number},
  now: number,
): ForeseenWave[] {
  let lastOver: number | undefined
  return waves.map((wave, at) => {
    const takesMs = expected(wave.sites)
    const {at: begins} = nextWave(pace, {now: lastOver ?? now, lastOver, takesMs})
    lastOver = begins + takesMs
    return {...wave, number: at + 1, begins, ends: lastOver}
  })
}

/** By the clock where there is a window, and from now on otherwise. */
export function waveRow(
  {number, canary, sites, begins, ends}: ForeseenWave,
  {window}: Pace,
  now: number,
): RolloutWaveRow {
  const shown = (moment: number, day = now) => {
    if (window) return clockTime(moment, window.zone, day)
    return moment === now ? 'at once' : `after ${formatDuration(moment - now)}`
  }
  return {
    ...{wave: number, kind: canary ? 'canary' : 'wave', subclouds: sites.length},
    ...{begins: shown(begins), ends: shown(ends, begins), which: namesText(sites)},
  }
}
