import {formatDuration} from '../cli/duration.js'
import {nextWave} from '../planning/rollout/schedule.js'
import type {Wave} from '../planning/rollout/waves.js'
import {clockTime} from '../planning/rollout/window.js'
import type {Limits} from '../rollout/stage.js'
import type {RolloutWaveRow} from '../views/rollout.js'
import {namesText} from './strategy-plan-row.js'

/** When each wave is expected to begin and to end; by the clock where there is a window, and from now on otherwise. */
export function foreseenWaves(
  waves: readonly Wave[],
  {limits: {pace}, expected, now}: {limits: Limits; expected(sites: readonly string[]): number; now: number},
): RolloutWaveRow[] {
  const {window} = pace
  const shown = (moment: number) => {
    if (window) return clockTime(moment, window.zone, now)
    return moment === now ? 'at once' : `after ${formatDuration(moment - now)}`
  }
  let lastOver: number | undefined
  return waves.map(({canary, sites}, at) => {
    const takesMs = expected(sites)
    const {at: begins} = nextWave(pace, {now: lastOver ?? now, lastOver, takesMs})
    lastOver = begins + takesMs
    return {
      ...{wave: at + 1, kind: canary ? 'canary' : 'wave', subclouds: sites.length},
      ...{begins: shown(begins), ends: shown(lastOver), which: namesText(sites)},
    }
  })
}
