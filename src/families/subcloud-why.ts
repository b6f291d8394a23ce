import type {AlarmFact, ReachFact, UnreadFact} from '../causes/fact.js'
import {addressOfBmc, type SubcloudFacts} from '../causes/subcloud/fact.js'
import {causeOfSite} from '../causes/subcloud.js'
import {type Apis, apisOf, timeFromFirst} from '../cli/apis.js'
import {toFailure} from '../cli/failure.js'
import {inParallel} from '../cli/parallel.js'
import {whereAbsent} from '../client/absent.js'
import type {Cloud} from '../client/connect.js'
import {type Strategy, type StrategyStep, strategies} from '../client/dcmanager/strategy.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {alarms} from '../client/fm/alarm.js'
import {deploys} from '../client/usm/deploy.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, isSilent, tried, unreadOf} from './why-reading.js'

/** Milliseconds for all that is asked of a site that may not answer at all. */
const SITE_MS = 10_000
const SITES_AT_A_TIME = 32

/** What is asked of whom. */
export interface Asking {
  cloud: () => Promise<Cloud>
  apis: Apis
  /** Where a board controller of this address is to be asked. */
  bmcUrl: (address: string) => Promise<string | undefined>
  signal: AbortSignal
  /** Milliseconds since 1970, by the clock of whoever answered last. */
  now: () => number
  siteTimeMs?: number
}

/** What all of them have in common, where many are asked about: read once. */
interface FleetFacts {
  central?: readonly AlarmFact[]
  steps: readonly StrategyStep[]
  strategy?: Strategy
  unread: readonly UnreadFact[]
}

/** The alarms of the system controller and the strategy of the fleet, in three requests. */
async function fleetFacts({apis}: Asking): Promise<FleetFacts> {
  const {fm, dcmanager} = filledIn(apis)
  const fleet = strategies(dcmanager)
  const [central, steps, strategy] = await Promise.all([
    tried('alarms of the system controller', alarms(fm).list()),
    tried('steps of the strategy', fleet.steps().catch(whereAbsent([]))),
    tried('strategy', fleet.current()),
  ])
  return {
    central: central.read,
    steps: steps.read ?? [],
    strategy: strategy.read,
    unread: unreadOf(central, steps, strategy),
  }
}

/** Of one subcloud alone: what concerns it is asked for, in at most three requests. */
async function fleetFactsOf({apis}: Asking, subcloud: Subcloud): Promise<FleetFacts> {
  const {fm, dcmanager} = filledIn(apis)
  const fleet = strategies(dcmanager)
  const [central, step] = await Promise.all([
    tried('alarms of the system controller', alarmsAbout(fm, subcloud)),
    tried('step of the strategy', fleet.step(subcloud.name).catch(whereAbsent(undefined))),
  ])
  const strategy = step.read ? await tried('strategy', fleet.current()) : {}
  return {
    central: central.read,
    steps: step.read ? [step.read] : [],
    strategy: strategy.read,
    unread: unreadOf(central, step, strategy),
  }
}

/** Servers heed only conditions of equality: of the entities of a subcloud that one is asked for which its states tell of. */
function alarmsAbout(fm: Apis['fm'], {name, ...subcloud}: Subcloud): Promise<AlarmFact[]> {
  const [endpoint] = (subcloud.endpoint_sync_status ?? []).filter(({sync_status}) => sync_status === 'out-of-sync')
  const isOfEndpoint = subcloud['availability-status'] === 'online' && endpoint !== undefined
  const value = isOfEndpoint ? `subcloud=${name}.resource=${endpoint.endpoint_type}` : `subcloud=${name}`
  return alarms(fm).list({where: [{field: 'entity_instance_id', op: 'eq', value}]})
}

/** Why the subcloud of this name or id is as it is, in at most six requests. */
export async function explainNamed(asking: Asking, ref: string): Promise<Explanation> {
  const subcloud = await subclouds(filledIn(asking.apis).dcmanager).get(ref)
  return explainSubcloud(asking, subcloud, await fleetFactsOf(asking, subcloud))
}

/** Why each of these is as it is: what the fleet says is read once, and each site asked at most two things. */
export async function explainAll(
  asking: Asking,
  all: readonly Subcloud[],
  parallel = SITES_AT_A_TIME,
): Promise<Explanation[]> {
  const fleet = await fleetFacts(asking)
  return inParallel(all, parallel, (subcloud) => explainSubcloud(asking, subcloud, fleet))
}

/** Why this subcloud is as it is. The site itself is asked one thing, and its board controller another, where that may tell. */
async function explainSubcloud(asking: Asking, subcloud: Subcloud, fleet: FleetFacts): Promise<Explanation> {
  const step = fleet.steps.find(({cloud}) => cloud === subcloud.name)
  const [site, bmc] = await Promise.all([siteFacts(asking, subcloud), bmcFact(asking, subcloud)])
  const facts: SubcloudFacts = {
    ...{subcloud, step, bmc},
    ...site,
    strategy: step && fleet.strategy,
    central: fleet.central,
    unread: [...fleet.unread, ...(site.unread ?? [])],
    now: asking.now(),
  }
  return explanationOf({subcloud: subcloud.name}, causeOfSite(facts))
}

/** There is no system yet, or none of this site. */
const withoutSystem =
  /^(not-deployed|creat|pre-install|install|aborting-install|pre-bootstrap|bootstrapping|pre-init|init|secondary)/

async function siteFacts(
  {cloud, siteTimeMs = SITE_MS}: Asking,
  subcloud: Subcloud,
): Promise<Pick<SubcloudFacts, 'alarms' | 'deploy' | 'reach' | 'unread'>> {
  const region = subcloud['region-name']
  if (!region || withoutSystem.test(subcloud['deploy-status'])) return {}
  const there = apisOf(cloud, async () => ({region, oneOfMany: true}), {left: timeFromFirst(siteTimeMs)})
  const {fm, usm} = filledIn(there)
  try {
    const read = await alarms(fm).list()
    const reach = {target: 'fault management', answers: true, says: 'answers from here'}
    if (!tellsOfDeployment(subcloud, read)) return {alarms: read, reach}
    const deploy = await tried('the software deployment', deploys(usm).current())
    return {alarms: read, deploy: deploy.read, reach, unread: unreadOf(deploy)}
  } catch (error) {
    const failure = toFailure(error)
    if (failure.kind === 'interrupted') throw error
    const says = failure.message
    const unread = [{what: 'its alarms', why: says}]
    return isSilent(failure) ? {reach: {target: 'fault management', answers: false, says}, unread} : {unread}
  }
}

/** A deployment of software in a site says by itself what goes on with it. */
const tellsOfDeployment = (subcloud: Subcloud, active: readonly AlarmFact[]): boolean =>
  subcloud['deploy-status'] === 'sw-deploy-apply-strategy-failed' ||
  active.some(({alarm_id}) => alarm_id === '900.021' || alarm_id === '900.023')

/** Deployments that go through the board controller, or went wrong there. */
const installing = /install|init-enroll|restor/

async function bmcFact({bmcUrl, signal}: Asking, subcloud: Subcloud): Promise<ReachFact | undefined> {
  const address = addressOfBmc(subcloud)
  const deploying = installing.test(subcloud['deploy-status']) && !subcloud['deploy-status'].endsWith('complete')
  const silent = subcloud['availability-status'] === 'offline' && subcloud['deploy-status'] === 'complete'
  if (address === undefined || !(deploying || silent)) return undefined
  const [{answersRedfish}, base] = await Promise.all([import('../client/redfish/bmc.js'), bmcUrl(address)])
  if (base === undefined) return undefined
  const answers = await answersRedfish(base, signal)
  return {target: address, answers, says: answers ? 'answers from here' : 'does not answer from here'}
}
