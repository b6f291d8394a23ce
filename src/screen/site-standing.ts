import {standingOfDeploy} from '../causes/subcloud-status.js'
import {hasEnded} from '../client/dcmanager/strategy.js'
import type {Site} from '../live/fleet.js'
import {remembered} from './remembered.js'
import type {Signs, Tone} from './style.js'

/** How a site is, worst first: what a glance at thousands of them has to find. */
export const standings = [
  'offline',
  'failed',
  'critical',
  'major',
  'busy',
  'out-of-sync',
  'minor',
  'idle',
  'fine',
] as const

export type SiteStanding = (typeof standings)[number]

/** What the fleet's own lists tell of one site, in one word; a site that did not change is judged once. */
export const standingOf = remembered(judge)

function judge({subcloud, alarms, step}: Site): SiteStanding {
  const {'management-state': management, 'deploy-status': deployed, 'availability-status': availability} = subcloud
  const deploy = standingOfDeploy(deployed)
  const managed = management === 'managed'
  if (managed && availability !== 'online') return 'offline'
  if (step?.state === 'failed' || deploy === 'failed') return 'failed'
  if (alarms && alarms.critical > 0) return 'critical'
  // What works on a site raises alarms of its own: they are no news until it is over, unless they are critical.
  if ((step !== undefined && isUnderWay(step.state)) || deploy === 'busy') return 'busy'
  if (alarms && alarms.major > 0) return 'major'
  if (!managed) return 'idle'
  if (subcloud.sync_status === 'out-of-sync') return 'out-of-sync'
  return alarms && alarms.minor + alarms.warning > 0 ? 'minor' : 'fine'
}

/** Whether the step of a strategy has begun and not ended. */
export const isUnderWay = (step: string): boolean => step !== 'initial' && !hasEnded(step)

export const toneOf: Readonly<Record<SiteStanding, Tone | undefined>> = {
  offline: 'bad',
  failed: 'bad',
  critical: 'bad',
  major: 'warm',
  busy: 'busy',
  'out-of-sync': 'uneasy',
  minor: 'uneasy',
  idle: 'quiet',
  fine: 'good',
}

export const signOf = (standing: SiteStanding, signs: Signs): string => {
  switch (standing) {
    case 'offline':
      return signs.away
    case 'failed':
    case 'critical':
      return signs.bad
    case 'major':
      return signs.major
    case 'busy':
      return signs.busy
    case 'out-of-sync':
    case 'minor':
      return signs.uneasy
    case 'idle':
      return signs.idle
    case 'fine':
      return signs.fine
  }
}
