import {type Apis, apisOf, timeFromFirst} from '../cli/apis.js'
import {toFailure} from '../cli/failure.js'
import {inParallel} from '../cli/parallel.js'
import type {Cloud} from '../client/connect.js'
import {subcloudGroups} from '../client/dcmanager/group.js'
import {type StrategyStep, strategies} from '../client/dcmanager/strategy.js'
import {type StrategyConfig, strategyConfigs} from '../client/dcmanager/strategy-config.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {alarms} from '../client/fm/alarm.js'
import {type Host, hosts} from '../client/sysinv/host/host.js'
import {kubeVersions} from '../client/sysinv/kube/kube.js'
import {kubeUpgrades} from '../client/sysinv/kube/kube-upgrade.js'
import {health} from '../client/sysinv/platform/health.js'
import {deploys} from '../client/usm/deploy.js'
import {type Release, releases} from '../client/usm/release.js'
import {currentLocalStrategy} from '../client/vim/strategy.js'
import {momentOf} from '../live/moment.js'
import type {
  AlarmRestriction,
  FleetFact,
  FleetStrategyType,
  GroupFact,
  Inside,
  InsideFact,
  PastStep,
  ReleaseFact,
  SiteFact,
} from '../planning/strategy/fact.js'

/** The fleet at this moment, and where each subcloud is to be asked. */
export interface FleetRead {
  readonly fleet: FleetFact
  readonly regions: ReadonlyMap<string, string>
}

const ofSoftware = (type: Looked['type']) => type === 'sw-deploy' || type === 'prestage'

/** Eight requests at most, however many subclouds there are. */
export async function readFleetFacts(apis: Apis, type: Looked['type']): Promise<FleetRead> {
  const {dcmanager, usm, sysinv} = apis
  const [all, groups, standing, steps, configs, software, deployment, versions] = await Promise.all([
    subclouds(dcmanager).list({secondary: true}),
    subcloudGroups(dcmanager).list(),
    strategies(dcmanager).current(),
    strategies(dcmanager).steps(),
    strategyConfigs(dcmanager).list(),
    ofSoftware(type) ? releases(usm).list() : [],
    ofSoftware(type) ? deploys(usm).current() : undefined,
    type === 'kubernetes' ? kubeVersions(sysinv).list() : [],
  ])
  const fleet: FleetFact = {
    sites: all.map(siteFact),
    groups: groups.map(
      ({id, name, update_apply_type: way, max_parallel_subclouds: most}): GroupFact => ({
        ...{id, name, serial: way === 'serial', maxParallel: Number(most ?? 0)},
      }),
    ),
    standing: standing && {type: standing.type, state: standing.state},
    releases: software.map(releaseFact),
    controllerDeploying: deployment !== undefined,
    kubernetes: versions.find(({state}) => state === 'active')?.version,
    restrictions: restrictionsIn(configs),
    past: standing?.type === type ? pastSteps(steps) : [],
  }
  return {fleet, regions: new Map(all.map((one) => [one.name, one['region-name'] ?? '']))}
}

const siteFact = (subcloud: Subcloud): SiteFact => ({
  id: subcloud.id,
  name: subcloud.name,
  group: subcloud.group_id ?? undefined,
  managed: subcloud['management-state'] === 'managed',
  online: subcloud['availability-status'] === 'online',
  deployStatus: subcloud['deploy-status'],
  backupStatus: subcloud['backup-status'] ?? undefined,
  prestageStatus: subcloud['prestage-status'] ?? undefined,
  release: subcloud['software-version'] ?? undefined,
  sync: Object.fromEntries(
    (subcloud.endpoint_sync_status ?? []).map((one) => [one.endpoint_type, one.sync_status] as const),
  ),
})

const releaseFact = ({release_id: id, sw_version: version, state}: Release): ReleaseFact => ({id, version, state})

const restriction = (config: StrategyConfig | undefined): AlarmRestriction =>
  config?.['alarm-restriction-type'] === 'strict' ? 'strict' : 'relaxed'

/** The first one is for all that have none of their own. */
function restrictionsIn([common, ...own]: readonly StrategyConfig[]): FleetFact['restrictions'] {
  return {default: restriction(common), of: new Map(own.map((config) => [config.name, restriction(config)]))}
}

/** How long the steps took that came to a good end. */
function pastSteps(steps: readonly StrategyStep[]): PastStep[] {
  return steps.flatMap((step) => {
    const [begun, ended] = [momentOf(step['started-at']), momentOf(step['finished-at'])]
    if (step.state !== 'complete' || begun === undefined || ended === undefined) return []
    // What was passed over at once says nothing of those that are not.
    return step.details || ended <= begun ? [] : [{site: step.cloud, seconds: Math.round((ended - begun) / 1000)}]
  })
}

/** How the subclouds themselves are asked. */
export interface Asking {
  readonly cloud: () => Promise<Cloud>
  readonly regions: FleetRead['regions']
  readonly parallel?: number | undefined
  readonly siteTimeMs?: number | undefined
  readonly progress?: (text: string) => void
}

/** For what they are asked. */
export interface Looked {
  readonly type: FleetStrategyType | 'backup'
  readonly forDeploy?: boolean | undefined
}

const AT_ONCE = 32
const SITE_TIME_MS = 10_000

/** What each of them says of itself; who does not answer is no reason not to plan for the others. */
export async function lookInsideOf(
  names: readonly string[],
  wish: Looked,
  {cloud, regions, parallel = AT_ONCE, siteTimeMs = SITE_TIME_MS, progress}: Asking,
): Promise<Map<string, Inside>> {
  const found = new Map<string, Inside>()
  await inParallel(names, parallel, async (name) => {
    const place = {region: regions.get(name) || name, oneOfMany: true}
    const apis = apisOf(cloud, async () => place, {left: timeFromFirst(siteTimeMs)})
    found.set(name, await insideOf(apis, wish).catch(silence))
    progress?.(`${found.size} of ${names.length} sites`)
  })
  return found
}

function silence(error: unknown): Inside {
  const {kind, message} = toFailure(error)
  // Neither a line that makes no sense nor somebody who breaks off is a matter of one subcloud.
  if (kind === 'usage' || kind === 'interrupted') throw error
  return {silent: message}
}

/** What decides about a strategy of the type, and nothing else. */
async function insideOf({fm, vim, usm, sysinv}: Apis, {type, forDeploy}: Looked): Promise<InsideFact> {
  const alarmed = alarms(fm).list()
  const facts = async (): Promise<Omit<InsideFact, 'alarms'>> => {
    if (type === 'prestage') {
      // Only for an installation it matters who leads.
      if (forDeploy) return {}
      const controllers = (await hosts(sysinv).list()).filter(({personality}) => personality === 'controller')
      const active = controllers.find(({capabilities}) => capabilities?.Personality === 'Controller-Active')
      return {ledByOther: controllers.length > 1 && active?.hostname !== 'controller-0'}
    }
    if (type === 'backup') return {unwell: failuresIn(await health(sysinv).query(), ofAlarms)}
    const strategy = currentLocalStrategy(vim)
    if (type === 'sw-deploy') {
      const [standing, software, report] = await Promise.all([
        strategy,
        releases(usm).list(),
        health(sysinv).queryKubeUpgrade(),
      ])
      // Only where a release is on its way there is a deployment: nobody else is asked for it.
      const moves = software.some(({state}) => state === 'deploying' || state === 'removing')
      return {
        strategy: standing,
        releases: software.map(releaseFact),
        unwell: failuresIn(report),
        deployment: moves ? await deploys(usm).current() : undefined,
      }
    }
    if (type === 'kubernetes') {
      const [standing, versions, upgrade, report] = await Promise.all([
        strategy,
        kubeVersions(sysinv).list(),
        kubeUpgrades(sysinv).current(),
        health(sysinv).queryKubeUpgrade(),
      ])
      const available = versions.flatMap(({state, version}) => (state === 'available' ? version : []))
      const underWayTo = upgrade?.to_version ?? undefined
      return {
        strategy: standing,
        kubernetes: {available, ...(underWayTo !== undefined && {underWayTo})},
        unwell: failuresIn(report),
      }
    }
    if (type === 'firmware') {
      const [standing, all] = await Promise.all([strategy, hosts(sysinv).list()])
      return {strategy: standing, works: all.some(isAtWork)}
    }
    const [standing, report] = await Promise.all([strategy, health(sysinv).queryKubeUpgrade({rootca: true})])
    return {strategy: standing, unwell: failuresIn(report)}
  }
  const [list, more] = await Promise.all([alarmed, facts()])
  return {
    ...more,
    alarms: list.map(({alarm_id: id, entity_instance_id: entity, mgmt_affecting: affecting}) => ({
      ...{id, entity, managementAffecting: affecting === 'True'},
    })),
  }
}

const isAtWork = ({administrative, operational, personality, subfunctions}: Host): boolean =>
  administrative === 'unlocked' &&
  operational === 'enabled' &&
  (personality === 'worker' || subfunctions?.includes('worker') === true)

/** Alarms are told by their own list. */
const ofAlarms: ReadonlySet<string> = new Set(['No alarms'])
/** A deployment under way is no obstacle to itself. */
const toldElsewhere: ReadonlySet<string> = new Set([...ofAlarms, 'All hosts are patch current'])

/** The checks of a health report that failed. */
export const failuresIn = (report: string, leftOut = toldElsewhere): string[] =>
  report.split('\n').flatMap((line) => {
    const title = /^(.*\S)\s*:\s*\[Fail\]\s*$/.exec(line)?.[1]
    return title === undefined || leftOut.has(title) ? [] : [title]
  })
