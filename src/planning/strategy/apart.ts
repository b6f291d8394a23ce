import {busyWith, prestageObjection} from './accept.js'
import {arrange, type SitesPlan} from './arrange.js'
import type {Pace} from './duration.js'
import type {FleetFact, Inside, SiteFact, Wish} from './fact.js'
import {healthVerdict, prestageVerdict} from './look-inside.js'
import {releaseWanted} from './offer.js'
import {passedOver, type Reason, takesPart, type Verdict} from './reason.js'
import type {PlannedRequest} from './request.js'

// What is done to each subcloud by itself: there is no strategy, only a request for each, or for a group of them.

export interface ApartWish extends Pick<Wish, 'release' | 'forDeploy' | 'force' | 'perSite'> {
  readonly deed: 'backup' | 'prestage'
  readonly names: readonly string[]
  /** One request asks for all of the group. */
  readonly group?: string | undefined
}

export interface ApartPlan extends SitesPlan {
  readonly wish: ApartWish
}

/** dcmanager does no more at a time; who comes later waits. */
const MOST = 250

const usualSeconds = {backup: 510, prestage: 1800}

export function planApart(
  fleet: FleetFact,
  wish: ApartWish,
  inside: ReadonlyMap<string, Inside> = new Map(),
): ApartPlan {
  const wanted = new Set(wish.names)
  const members = fleet.sites.filter(({name}) => wanted.has(name))
  const judged = members.map((site) => ({site, ...verdictOf(fleet, wish, site, inside.get(site.name))}))
  const {perSite} = wish
  const pace: Pace = {
    seconds: perSite ?? usualSeconds[wish.deed],
    source: perSite === undefined ? 'profile' : 'given',
    samples: 0,
  }
  const parallel = MOST
  // How long the steps of a strategy took says nothing of these.
  const plan = arrange({...fleet, past: []}, judged, {parallel, pace, inside})
  const sent = judged.filter(({fate}) => fate !== 'passed-over').length
  return {...plan, wish, parallel, pace, requests: requestsFor(wish, sent)}
}

function verdictOf(fleet: FleetFact, wish: ApartWish, site: SiteFact, inside: Inside | undefined): Verdict {
  const reason = wish.deed === 'backup' ? backupObjection(site) : prestageObjection(site)
  if (reason) return passedOver(reason)
  if (inside === undefined) return takesPart
  if ('silent' in inside) return {...takesPart, reason: {kind: 'silent', why: inside.silent}}
  if (wish.deed === 'backup') return healthVerdict(inside)
  const release = releaseWanted({type: 'prestage', scope: {kind: 'all'}, ...wish}, fleet.releases)
  const verdict = prestageVerdict({site, inside, wish: {...wish, release}})
  // What a strategy passes over is refused here.
  return verdict.fate === 'nothing-to-do' ? {...verdict, fate: 'would-fail'} : verdict
}

function backupObjection(site: SiteFact): Reason | undefined {
  if (!site.online) return {kind: 'offline'}
  if (!site.managed) return {kind: 'unmanaged'}
  if (site.deployStatus !== 'complete') return {kind: 'not-deployed', state: site.deployStatus}
  return busyWith(site)
}

function requestsFor({deed, group}: ApartWish, sites: number): PlannedRequest[] {
  if (sites === 0) return []
  const what = deed === 'backup' ? 'back it up' : 'prestage it'
  if (group !== undefined) return [{method: 'POST', path: '/subcloud-backup/', times: 1, what: 'back up the group'}]
  return deed === 'backup'
    ? [{method: 'POST', path: '/subcloud-backup/', times: sites, what}]
    : [{method: 'PATCH', path: '/subclouds/NAME/prestage', times: sites, what}]
}
