import {fleetTypeOf} from '../causes/strategy-topic.js'
import type {Apis} from '../cli/apis.js'
import {CommandFailure} from '../cli/failure.js'
import {alarms} from '../client/fm/alarm.js'
import {type Host, hosts} from '../client/sysinv/host/host.js'
import {kubeVersions} from '../client/sysinv/kube/kube.js'
import {kubeHosts} from '../client/sysinv/kube/kube-host.js'
import {deploys} from '../client/usm/deploy.js'
import {releases} from '../client/usm/release.js'
import {currentLocalStrategy} from '../client/vim/strategy.js'
import {type HostFact, type LocalWish, type Round, roundsOf} from '../planning/orchestration/rounds.js'
import type {AlarmFact, AlarmRestriction} from '../planning/strategy/fact.js'
import {obstructing} from '../planning/strategy/look-inside.js'
import {compareReleases, majorOf, newestFirst} from '../planning/strategy/release.js'

/** What somebody types. */
export interface LocalAim extends Pick<LocalWish, 'type' | 'controllers' | 'storage' | 'workers' | 'maxParallel'> {
  readonly restriction: AlarmRestriction | 'permissive'
  readonly releases?: readonly string[] | undefined
  readonly rollback?: boolean | undefined
  /** Only what is left of a deployment is deleted: no host is worked on. */
  readonly cleanup?: boolean | undefined
  readonly toVersion?: string | undefined
}

export interface LocalPlan {
  readonly rounds: readonly Round[]
  /** The alarms that would stand in the way. */
  readonly alarms: readonly AlarmFact[]
  /** The strategy that there is. */
  readonly standing: {readonly type: string; readonly state: string} | undefined
}

/** In which order the hosts of a system would be worked on, and what stands in the way. It only reads. */
export async function planLocally(apis: Apis, aim: LocalAim): Promise<LocalPlan> {
  const [inventory, list, standing, more] = await Promise.all([
    hosts(apis.sysinv).list(),
    alarms(apis.fm).list(),
    currentLocalStrategy(apis.vim),
    factsFor(apis, aim),
  ])
  const facts = inventory.flatMap((host) => hostFact(host, more.done))
  const found = list.map(({alarm_id: id, entity_instance_id: entity, mgmt_affecting: affecting}) => ({
    ...{id, entity, managementAffecting: affecting === 'True'},
  }))
  return {
    rounds: aim.cleanup ? [] : roundsOf(facts, {...aim, ...more.wish}),
    alarms:
      aim.restriction === 'permissive'
        ? []
        : // No strategy of the fleet asks a system to change its configuration.
          obstructing(found, fleetTypeOf(aim.type) ?? 'system-config-update', aim.restriction),
    standing,
  }
}

/** A host that was only discovered is nobody's to work on. */
function hostFact(host: Host, done: ReadonlySet<string>): HostFact[] {
  const {hostname: name, personality, subfunctions, administrative, capabilities} = host
  if (name === null || (personality !== 'controller' && personality !== 'worker' && personality !== 'storage'))
    return []
  return [
    {
      ...{name, personality},
      works: personality === 'worker' || subfunctions?.includes('worker') === true,
      active: capabilities?.Personality === 'Controller-Active',
      locked: administrative === 'locked',
      stale: (host.config_target ?? null) !== null && host.config_target !== host.config_applied,
      imagePending: host.device_image_update === 'pending',
      done: done.has(name),
    },
  ]
}

interface More {
  readonly wish: Pick<LocalWish, 'reboot' | 'major' | 'rollback' | 'versions'>
  readonly done: ReadonlySet<string>
}

const nothingMore: More = {wish: {}, done: new Set()}

function factsFor(apis: Apis, aim: LocalAim): Promise<More> | More {
  if (aim.type === 'sw-deploy' && !aim.cleanup) return software(apis, aim)
  return aim.type === 'kube-upgrade' ? kubernetes(apis, aim) : nothingMore
}

async function software({usm}: Apis, {releases: named = [], rollback = false}: LocalAim): Promise<More> {
  const [all, deploy, standing] = await Promise.all([
    releases(usm).list(),
    deploys(usm).current(),
    deploys(usm).hosts(),
  ])
  const running = all
    .filter(({state}) => state === 'deployed')
    .map(({sw_version: version}) => ({version}))
    .toSorted(newestFirst)[0]
  const [first] = named
  const target = all.find((one) =>
    deploy
      ? one.sw_version === deploy.to_release
      : one.release_id === first || (first === undefined && one.state === 'selected'),
  )
  if (!target && !rollback) {
    const what = first === undefined ? 'no release is named, and none is being deployed' : `release not found: ${first}`
    throw new CommandFailure(first === undefined ? 'usage' : 'not-found', what, 'see: stx software list')
  }
  const version = target?.sw_version ?? ''
  const major = running !== undefined && version !== '' && majorOf(version) !== majorOf(running.version)
  const reboot = major || String(deploy?.reboot_required ?? target?.reboot_required ?? true).toLowerCase() === 'true'
  const over = standing.filter(({host_state: state}) => state === 'deployed').map(({hostname}) => hostname)
  return {wish: {reboot, major, rollback}, done: new Set(rollback ? [] : over)}
}

async function kubernetes({sysinv}: Apis, {toVersion = ''}: LocalAim): Promise<More> {
  const [versions, nodes] = await Promise.all([kubeVersions(sysinv).list(), kubeHosts(sysinv).list()])
  const wanted = toVersion.startsWith('v') ? toVersion : `v${toVersion}`
  const now = versions.find(({state}) => state === 'active')?.version
  if (!versions.some(({version}) => version === wanted)) {
    throw new CommandFailure('not-found', `kubernetes version not found: ${toVersion}`, 'see: stx kube version list')
  }
  const between = versions
    .map(({version}) => version)
    .filter((one) => (now === undefined || compareReleases(one, now) > 0) && compareReleases(one, wanted) <= 0)
    .toSorted(compareReleases)
  const done = nodes.filter(({kubelet_version: one}) => one === wanted).flatMap(({hostname}) => hostname ?? [])
  return {wish: {versions: between}, done: new Set(done)}
}
