import {prestageObjection} from './accept.js'
import type {
  AlarmFact,
  AlarmRestriction,
  FleetStrategyType,
  InsideFact,
  KubernetesFact,
  ReleaseFact,
  SiteFact,
  Wish,
} from './fact.js'
import {nothingToDo, type Reason, takesPart, type Verdict, wouldFail} from './reason.js'
import {compareReleases, majorOf, newestFirst} from './release.js'

// What becomes of a step before anything is changed: the checks of the orchestrator of the fleet, and then those by
// which the subcloud's own orchestrator and its software management build what they are asked for.

/** How the subcloud's own orchestrator calls what a type of strategy asks of it. */
const vimTypes: Readonly<Partial<Record<FleetStrategyType, string>>> = {
  firmware: 'fw-update',
  'kube-rootca-update': 'kube-rootca-update',
  kubernetes: 'kube-upgrade',
  'sw-deploy': 'sw-upgrade',
}

/** Alarms that are taken for granted: the operation raises them itself, or they have nothing to do with it. */
const ignored: Readonly<Record<FleetStrategyType | 'system-config-update', ReadonlySet<string>>> = {
  'sw-deploy': new Set([
    ...['280.001', '280.002', '280.003', '280.004', '280.005'],
    ...['900.023', '900.201', '900.202', '900.203', '900.401'],
  ]),
  firmware: new Set(['100.119', '200.001', '280.002', '700.004', '900.006', '900.301', '900.701']),
  'kube-rootca-update': new Set([
    ...['100.103', '100.119', '200.001', '280.001', '280.002', '500.200', '500.210', '700.004', '750.006'],
    ...['900.008', '900.009', '900.501', '900.701'],
  ]),
  kubernetes: new Set([
    ...['100.103', '100.119', '200.001', '280.001', '280.002', '700.004', '750.006', '900.007', '900.022'],
    ...['900.023', '900.024', '900.401', '900.402', '900.701'],
  ]),
  'system-config-update': new Set([
    ...['100.103', '100.119', '200.001', '250.001', '260.001', '260.002', '280.001', '280.002', '280.003', '400.005'],
    ...['500.200', '700.004', '750.006', '900.010', '900.601', '900.701'],
  ]),
  prestage: new Set(),
}

const ofCertificates = new Set(['500.200', '500.210'])

/** Before Kubernetes is upgraded, the orchestrator of the fleet itself forgives these only. */
const forgivenByFleet = new Set(['100.003', '200.001', '700.004', '750.006', '900.007', '900.401'])

/** The alarms that stand in the way. */
export function obstructing(
  alarms: readonly AlarmFact[],
  type: keyof typeof ignored,
  restriction: AlarmRestriction,
): AlarmFact[] {
  // What is said of certificates that end is no obstacle to new software.
  const counts = ({id, managementAffecting}: AlarmFact) =>
    restriction === 'strict' || (managementAffecting && !(type === 'sw-deploy' && ofCertificates.has(id)))
  const byVim = alarms.filter((alarm) => !ignored[type].has(alarm.id) && counts(alarm))
  if (type !== 'kubernetes') return byVim
  const byFleet = alarms.filter(({id, managementAffecting}) => managementAffecting && !forgivenByFleet.has(id))
  return alarms.filter((alarm) => byVim.includes(alarm) || byFleet.includes(alarm))
}

interface Looking {
  readonly site: SiteFact
  readonly inside: InsideFact
  readonly wish: Wish
  readonly restriction: AlarmRestriction
  /** The version of Kubernetes that the system controller has. */
  readonly kubernetes: string | undefined
}

type Prestaging = Pick<Looking, 'site' | 'inside'> & {readonly wish: Pick<Wish, 'forDeploy' | 'force' | 'release'>}

/** What becomes of a subcloud that gets a step. */
export function lookInside(looking: Looking): Verdict {
  switch (looking.wish.type) {
    case 'prestage':
      return prestageVerdict(looking)
    case 'sw-deploy':
      return deployment(looking)
    case 'kubernetes':
      return kubernetesUpgrade(looking)
    case 'firmware':
    case 'kube-rootca-update':
      return builtThere(looking)
  }
}

/** As a health report counts them: that certificates end keeps nothing from being done. */
const affecting = (alarms: readonly AlarmFact[]): AlarmFact[] =>
  alarms.filter(({id, managementAffecting}) => managementAffecting && !ofCertificates.has(id))

/** What becomes of one that is to be backed up: whatever its health report finds stands in the way. */
export function healthVerdict(inside: InsideFact): Verdict {
  const alarms = affecting(inside.alarms)
  if (alarms.length > 0) return wouldFail({kind: 'alarms', alarms})
  return inside.unwell?.length ? wouldFail({kind: 'unwell', checks: inside.unwell}) : takesPart
}

/** What becomes of one that is to be prestaged. */
export function prestageVerdict({site, inside, wish}: Prestaging): Verdict {
  const {forDeploy, force, release} = wish
  if (forDeploy && release !== undefined && site.release !== undefined && compareReleases(release, site.release) < 0) {
    return wouldFail({kind: 'wrong-release', release: site.release, wanted: release})
  }
  if (!forDeploy && inside.ledByOther) return nothingToDo({kind: 'led-by-other'})
  const alarms = affecting(inside.alarms)
  return alarms.length > 0 && !force ? wouldFail({kind: 'alarms', alarms}) : takesPart
}

const inTheWay = new Set(['ready-to-apply', 'building', 'applying', 'aborting'])

function deployment(looking: Looking): Verdict {
  const {inside, wish} = looking
  const {strategy, releases = []} = inside
  if (strategy && (strategy.type !== vimTypes['sw-deploy'] || inTheWay.has(strategy.state))) {
    return wouldFail({kind: 'other-strategy', ...strategy})
  }
  const moving = releases.some(({state}) => state === 'deploying')
  if (wish.rollback && !moving) return nothingToDo({kind: 'nothing-to-roll-back'})
  // What was deployed but not tidied up is: the deployment is deleted, or only what lies beside it.
  if (wish.cleanup && !moving) return takesPart
  if (wish.rollback || wish.cleanup) return obstacle(looking) ?? takesPart
  const wanted = releases.find(({id}) => id === wish.release)
  if (!wanted) return wish.withPrestage ? prestagedFirst(looking) : notPrestaged(wish)
  const settled = alreadyDeployed(releases, wanted)
  if (settled) return settled
  return wish.withPrestage ? prestagedFirst(looking) : (obstacle(looking) ?? takesPart)
}

const notPrestaged = ({release = ''}: Wish): Verdict => wouldFail({kind: 'not-prestaged', release})

function prestagedFirst(looking: Looking): Verdict {
  const {release = ''} = looking.wish
  const objection = prestageObjection(looking.site)
  if (objection) return nothingToDo(objection)
  const prestaged = prestageVerdict({
    ...looking,
    wish: {...looking.wish, forDeploy: true, force: false, release: majorOf(release)},
  })
  return prestaged.fate === 'takes-part' ? (obstacle(looking) ?? takesPart) : prestaged
}

/** Nothing is left to do, or only to tidy up. */
function alreadyDeployed(releases: readonly ReleaseFact[], wanted: ReleaseFact): Verdict | undefined {
  const newest = (fits: (release: ReleaseFact) => boolean) => releases.filter(fits).toSorted(newestFirst)[0]
  if (newest(({state}) => state === 'deployed')?.id !== wanted.id) return undefined
  const tidied = newest(({state}) => state !== 'unavailable')?.state === 'available'
  return tidied ? takesPart : nothingToDo({kind: 'already', what: wanted.id})
}

function kubernetesUpgrade(looking: Looking): Verdict {
  const {inside, wish, kubernetes: controllers} = looking
  const unwell = obstacle(looking)
  if (unwell) return unwell
  const wanted = wish.toVersion ?? controllers
  if (wanted === undefined) return builtThere(looking)
  const target = inside.kubernetes && targetOf(inside.kubernetes, wanted)
  if (target === undefined || compareReleases(target, wanted) > 0) return nothingToDo({kind: 'already', what: wanted})
  return builtThere(looking)
}

/** The version that a subcloud would come to: the one under way, the wanted one, or the highest that it can have. */
function targetOf({underWayTo, available}: KubernetesFact, wanted: string): string | undefined {
  if (underWayTo !== undefined) return underWayTo
  const highest = available.toSorted(compareReleases).at(-1)
  if (highest === undefined || compareReleases(highest, wanted) < 0) return highest
  return available.find((version) => compareReleases(version, wanted) === 0) ?? highest
}

/** The subcloud's own orchestrator makes a plan only where no other one is in its way, and no alarm. */
function builtThere(looking: Looking): Verdict {
  const {strategy} = looking.inside
  const busy = new Set(['building', 'applying', 'aborting'])
  if (strategy && (strategy.type !== vimTypes[looking.wish.type] || busy.has(strategy.state))) {
    return wouldFail({kind: 'other-strategy', ...strategy})
  }
  const obstructed = obstacle(looking)
  if (obstructed) return obstructed
  return looking.inside.works === false ? wouldFail({kind: 'no-host'}) : takesPart
}

/** As a health report calls it. */
const HOSTS_IN_SERVICE = 'All hosts are unlocked/enabled'

/** Deployments that have gone too far, or not far enough, for the subcloud's own orchestrator to take them up. */
const stuck = /^start$|^start-failed$|rollback/

function deploymentInTheWay(state: string, {inside, wish}: Pick<Looking, 'inside' | 'wish'>): Verdict | undefined {
  if (isInTheWay(state, wish)) return wouldFail({kind: 'deployment-left', state})
  // To delete it takes every host, and is all there is to do.
  const deletes = state === 'completed' && !wish.rollback && inside.unwell?.includes(HOSTS_IN_SERVICE)
  return deletes ? wouldFail({kind: 'unwell', checks: [HOSTS_IN_SERVICE]}) : undefined
}

function isInTheWay(state: string, {rollback, cleanup, ...wish}: Wish): boolean {
  if (rollback) return state === 'start'
  if (cleanup) return state !== 'completed'
  return state === 'completed' ? !wish.delete : stuck.test(state)
}

function obstacle({inside, wish, restriction}: Looking): Verdict | undefined {
  // Whether the system is well is asked before a deployment begins, not of one that is there.
  if (inside.deployment) return deploymentInTheWay(inside.deployment.state, {inside, wish})
  const alarms = obstructing(inside.alarms, wish.type, restriction)
  if (alarms.length > 0) return wouldFail({kind: 'alarms', alarms})
  const reason: Reason | undefined = inside.unwell?.length ? {kind: 'unwell', checks: inside.unwell} : undefined
  return reason && wouldFail(reason)
}
