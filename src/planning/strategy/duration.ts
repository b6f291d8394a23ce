import type {FleetFact, FleetStrategyType, PastStep, SiteFact, Wish} from './fact.js'
import type {Fate} from './reason.js'
import {majorOf} from './release.js'

/** How long one subcloud is expected to take, and how that is known. */
export interface Pace {
  readonly seconds: number
  /** Somebody said so; it took so long before; or it is what is published, or measured, of systems in general. */
  readonly source: 'given' | 'history' | 'profile'
  /** How many times it was seen to take that long. */
  readonly samples: number
}

const MINUTE = 60

/** What one subcloud takes where nobody has measured: a simplex, images at hand. */
const profile: Readonly<Record<FleetStrategyType | 'major' | 'tidying', number>> = {
  'sw-deploy': 15 * MINUTE,
  major: 45 * MINUTE,
  tidying: 2 * MINUTE,
  prestage: 31 * MINUTE,
  kubernetes: 25 * MINUTE,
  'kube-rootca-update': 15 * MINUTE,
  firmware: 55 * MINUTE,
}

/** A step that ends before anything is changed. */
export const CHECK_SECONDS = 10

export function paceOf(wish: Wish, {sites, past}: Pick<FleetFact, 'sites' | 'past'>): Pace {
  if (wish.perSite !== undefined) return {seconds: wish.perSite, source: 'given', samples: 0}
  if (past.length > 0) return {seconds: median(past), source: 'history', samples: past.length}
  return {seconds: profiled(wish, sites), source: 'profile', samples: 0}
}

function profiled({type, release, withPrestage, cleanup}: Wish, sites: readonly SiteFact[]): number {
  if (type !== 'sw-deploy') return profile[type]
  if (cleanup) return profile.tidying
  const major = release !== undefined && sites.some((site) => site.release !== majorOf(release))
  return (major ? profile.major : profile['sw-deploy']) + (withPrestage ? profile.prestage : 0)
}

function median(past: readonly PastStep[]): number {
  const sorted = past.map(({seconds}) => seconds).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** What one of them takes: as long as it took itself before, where that is known. */
export function secondsOf(site: string, fate: Fate, pace: Pace, past: ReadonlyMap<string, number>): number {
  if (fate !== 'takes-part') return CHECK_SECONDS
  return pace.source === 'given' ? pace.seconds : (past.get(site) ?? pace.seconds)
}
