import {accept, endpointOf, prestageObjection} from './accept.js'
import {arrange, type SitesPlan} from './arrange.js'
import {certificateFault} from './certificate.js'
import {paceOf} from './duration.js'
import type {FleetFact, Inside, SiteFact, Wish} from './fact.js'
import {lookInside} from './look-inside.js'
import {missingRelease, releaseWanted} from './offer.js'
import {mostParallel, parallelIn, parallelOf, USUAL_PARALLEL} from './parallel.js'
import {type Objection, type Reason, takesPart, type Verdict} from './reason.js'
import {requestsOf} from './request.js'

export interface StrategyPlan extends SitesPlan {
  readonly wish: Wish
  /** Why there would be no strategy at all; then nobody takes part. */
  readonly objections: readonly Objection[]
}

/**
 * What creating and applying a strategy would come to. `inside`: what was learnt from the subclouds themselves, by their
 * names; of those that are missing only is told what the system controller knows.
 */
export function planStrategy(
  fleet: FleetFact,
  wish: Wish,
  inside: ReadonlyMap<string, Inside> = new Map(),
): StrategyPlan {
  const members = membersOf(fleet, wish)
  const verdicts = members.map((site) => ({site, ...verdictOf(fleet, wish, site, inside.get(site.name))}))
  const parallel = parallelOf(wish)
  const stepped = verdicts.filter(({fate}) => fate !== 'passed-over')
  const pace = paceOf(wish, {sites: stepped.map(({site}) => site), past: fleet.past})
  const {sites, turns, takes} = arrange(fleet, verdicts, {parallel, pace, inside})
  const failing = wish.stopOnFailure ? sites.find(({fate}) => fate === 'would-fail') : undefined
  return {
    ...{wish, sites, turns, parallel, pace},
    takes,
    objections: objectionsTo(fleet, wish, members, stepped.length),
    ...(failing?.turn !== undefined && {stopsIn: failing.turn}),
    requests: requestsOf(wish, stepped.length),
  }
}

/** Those that are meant. */
export function membersOf({sites}: Pick<FleetFact, 'sites'>, {scope}: Pick<Wish, 'scope'>): SiteFact[] {
  switch (scope.kind) {
    case 'all':
      return [...sites]
    case 'group':
      return sites.filter(({group}) => group === scope.group.id)
    case 'one':
      return sites.filter(({name}) => name === scope.name)
    case 'selection': {
      const wanted = new Set(scope.names)
      return sites.filter(({name}) => wanted.has(name))
    }
  }
}

function verdictOf(fleet: FleetFact, wish: Wish, site: SiteFact, inside: Inside | undefined): Verdict {
  const accepted = accept(site, wish)
  if (accepted.fate !== 'takes-part' || inside === undefined) return accepted
  if ('silent' in inside) return {...takesPart, reason: {kind: 'silent', why: inside.silent}}
  const restriction = fleet.restrictions.of.get(site.name) ?? fleet.restrictions.default
  const release = releaseWanted(wish, fleet.releases)
  return lookInside({site, inside, wish: {...wish, release}, restriction, kubernetes: fleet.kubernetes})
}

function objectionsTo(
  {standing, releases, controllerDeploying, now}: FleetFact,
  wish: Wish,
  members: readonly SiteFact[],
  steps: number,
): Objection[] {
  const {type, scope} = wish
  const found: Objection[] = []
  const asked = scope.kind === 'group' ? parallelIn(scope.group) : (wish.maxParallel ?? USUAL_PARALLEL)
  const most = mostParallel(wish)
  if (asked < 1 || asked > most) {
    found.push({kind: 'limit', asked, most, ...(scope.kind === 'group' && {group: scope.group.name})})
  }
  const release = missingRelease(wish, releases)
  if (release !== undefined) found.push({kind: 'release', release})
  if (controllerDeploying && (type === 'prestage' || wish.withPrestage)) found.push({kind: 'controller-deploying'})
  const fault = wish.certificate && certificateFault(wish.certificate, now)
  if (fault !== undefined) found.push({kind: 'certificate', fault})
  if (standing) found.push({kind: 'standing', ...standing})
  if (scope.kind === 'one') found.push(...objectionsToOne(wish, members))
  const unknown =
    type === 'prestage' || scope.kind === 'selection' ? [] : members.filter((site) => isUnknown(site, wish))
  if (unknown.length > 0) {
    found.push({kind: 'sync-unknown', endpoint: endpointOf[type], sites: unknown.map(({name}) => name)})
  }
  if (steps === 0 && found.length === 0) found.push({kind: 'nobody'})
  return found
}

/** dcmanager says of one that is named why it needs nothing, or cannot. */
function objectionsToOne(wish: Wish, members: readonly SiteFact[]): Objection[] {
  const [site] = members
  if (!site) return []
  const prestaged = wish.type === 'prestage' || wish.withPrestage === true
  const reason = prestaged ? prestageObjection(site) : inSync(site, wish)
  return reason ? [{kind: 'site', site: site.name, reason}] : []
}

function inSync(site: SiteFact, {type, force}: Wish): Reason | undefined {
  const endpoint = endpointOf[type]
  if (site.sync[endpoint] !== 'in-sync' || (type === 'kube-rootca-update' && force)) return undefined
  return {kind: 'in-sync', endpoint}
}

const isUnknown = (site: SiteFact, {type}: Wish): boolean =>
  site.managed && site.online && site.sync[endpointOf[type]] === 'unknown'
