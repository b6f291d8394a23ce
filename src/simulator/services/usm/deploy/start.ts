import {lifecycle} from '../../../kernel/lifecycle.js'
import {settleAlarms} from '../alarm.js'
import {type Site, type Told, told} from '../at.js'
import {activeController, hostsOf} from '../host.js'
import {type Metapackage, type Release, releases} from '../release/model.js'
import {deployed, findPart, moveParts, runningRelease, sorted} from '../release/standing.js'
import {majorOf} from '../version.js'
import {type Deploy, deployHosts, deploys} from './model.js'
import {forget, health, lately, targetOf} from './precheck.js'
import {markSelection, type Selection, Unselectable} from './select.js'
import {currentDeploy, entering} from './standing.js'

/** Unpacks the release beside the running one. Removal has nothing to unpack. */
export const starting = lifecycle<Deploy>(
  deploys,
  'software.start',
  [
    {phase: 'begin'},
    {
      phase: 'done',
      after: (deploy, at) => at.sim.timing.ms(deploy.major ? 'software.start.major' : 'software.start.patch'),
      do: entering('start-done'),
    },
  ],
  {failed: (deploy, at) => entering('start-failed')(deploy, at)},
)

export interface StartWish {
  readonly releases: readonly string[]
  readonly force: boolean
  readonly options: readonly string[]
  readonly preUpgrade: boolean
  readonly remove: boolean
}

const failed = (error: string): Told & {system_healthy?: boolean} => ({info: '', warning: '', error})

/** Why the release cannot be deployed now, whatever the system's health. */
function obstacle(site: Site, {target, apply, parts}: Selection): string | undefined {
  const table = site.region.of(releases)
  const moving = apply ? 'deploy-selected' : 'remove-selected'
  const from = apply ? 'available' : 'deployed'
  const wrong = parts.filter(({state}) => state !== moving && state !== from).map(({id}) => id)
  if (wrong.length > 0) return `Metapackages ${wrong.join(', ')} are not in a valid state to be deployed`
  if (!apply) return undefined
  const early = target.preUpgrade.filter(({state}) => state !== 'deployed')
  if (early.length > 0) {
    const list = target.preUpgrade.map(({id}) => id).join(', ')
    return `Product release ${target.id} has pre-upgrade-deploy metapackages ${list} that aren't deployed, deploy them prior to upgrading.`
  }
  const missing = target.requires.some((id) => {
    const release = table.get(id)
    return release === undefined || !deployed(release)
  })
  if (missing) {
    return `Product release ${target.id} requires the following releases to be deployed: ${target.requires.join(', ')}`
  }
  return undefined
}

export function start(site: Site, wish: StartWish): Told & {system_healthy?: boolean} {
  const running = currentDeploy(site.region)
  if (running !== undefined) return failed('A deployment is already in progress')
  if (
    site.region
      .of(deployHosts)
      .all()
      .some(({state}) => state === 'deploying')
  ) {
    return failed('Rejected: One or more nodes are installing a release.')
  }
  if (wish.preUpgrade) return startPreUpgrade(site, wish)
  let chosen: Selection
  try {
    chosen = targetOf(site, wish.releases)
  } catch (error) {
    if (error instanceof Unselectable) return failed(error.message)
    throw error
  }
  const reason = obstacle(site, chosen)
  if (reason !== undefined) return failed(reason)
  const {target, parts, apply} = chosen
  const now = runningRelease(site.region)
  const major = apply && majorOf(target.version) !== majorOf(now.version)
  if (major && activeController(site) !== 'controller-0') {
    return failed('Deploy start for major releases needs to be executed in controller-0 host.')
  }
  const ill = unhealthy(site, chosen, major, wish)
  if (ill !== undefined) return ill
  const info = markSelection(site, chosen)
  for (const {id} of parts) {
    const owner = findPart(site.region, id)?.release
    if (owner) moveParts(site.region, owner.id, (one) => one.id === id, apply ? 'deploying' : 'removing')
  }
  begin(site, {
    from: now.version,
    to: target.version,
    product: apply ? target.id : now.id,
    parts,
    metapackages: parts.map((part) => [part.name, apply ? versionBefore(site, part) : now.version, target.version]),
    major,
    apply,
    preUpgrade: false,
    rebootRequired: major || parts.some((part) => part.rebootRequired),
    options: wish.options,
  })
  const names = parts.map(({id}) => id).join(', ')
  return told(
    apply
      ? `${info}${names} is now starting, await for the states: [deploy-start-done | deploy-start-failed] in 'software deploy show'\n`
      : `${info}Deploy start to remove ${now.id} completed successfully\n`,
  )
}

/** A patch that is forced is not checked; otherwise what was found of late counts, or what is found now. */
function unhealthy(site: Site, {target, parts}: Selection, major: boolean, {force}: StartWish) {
  const known = lately(site, target.version)
  forget(site, target.version)
  if (known === true || (force && !major)) return undefined
  const {healthy, report} = health(site, target, {force})
  if (healthy) return undefined
  const issues = 'The following issues have been detected, which prevents deploying the release.'
  const error = `${parts.map(({id}) => `${id}:\n${issues}\n${report}\n`).join('')}Please fix above issues then retry the deploy.\n`
  return {...failed(error), system_healthy: false}
}

/** The version that this part has now. */
function versionBefore(site: Site, part: Metapackage): string {
  const holds = (release: Release) =>
    release.metapackages.some((one) => one.name === part.name && one.state === 'deployed')
  return sorted(site.region).findLast(holds)?.version ?? runningRelease(site.region).version
}

interface Beginning
  extends Pick<Deploy, 'from' | 'to' | 'product' | 'metapackages' | 'major' | 'apply' | 'preUpgrade'> {
  readonly parts: readonly Metapackage[]
  readonly rebootRequired: boolean
  readonly options: readonly string[]
}

function begin(site: Site, {parts, options, ...rest}: Beginning): void {
  const {sim, region} = site
  region.of(deploys).insert({
    ...rest,
    id: 'deploy',
    state: rest.apply ? 'start' : 'start-done',
    parts: parts.map(({id}) => id),
    aborted: false,
    options: Object.fromEntries(options.map((text) => [text.split('=')[0] ?? '', text.split('=').slice(1).join('=')])),
    commit: sim.random(region.name, 'usm.commit').hex(64),
  })
  for (const {hostname} of hostsOf(site)) region.of(deployHosts).insert({hostname, state: 'pending'})
  settleAlarms(site)
  sim.emit('deployment.started', {region: region.name})
  if (rest.apply) sim.start(starting, region.name, 'deploy')
  else sim.emit('deployment.changed', {region: region.name, state: 'start-done'})
}

/** Parts of a major release that go onto the running one first, as a patch would. */
function startPreUpgrade(site: Site, wish: StartWish): Told {
  const marked = wish.remove ? 'remove-selected' : 'deploy-selected'
  const ready = wish.remove ? 'deployed' : 'available'
  for (const release of site.region.of(releases).all()) {
    const parts = release.preUpgrade.filter(
      ({id, state}) =>
        state === marked || (state === ready && (wish.releases.includes(id) || wish.releases.includes(release.id))),
    )
    if (parts.length === 0) continue
    const ids = parts.map(({id}) => id)
    const state = wish.remove ? 'removing' : 'deploying'
    moveParts(site.region, release.id, ({id}) => ids.includes(id), state, 'preUpgrade')
    const now = runningRelease(site.region)
    begin(site, {
      from: now.version,
      to: release.version,
      product: release.id,
      parts,
      metapackages: parts.map(({name}) => [name, now.version, release.version]),
      major: false,
      apply: !wish.remove,
      preUpgrade: true,
      rebootRequired: parts.some((part) => part.rebootRequired),
      options: wish.options,
    })
    return told(
      `${ids.join(', ')} is now starting, await for the states: [deploy-start-done | deploy-start-failed] in 'software deploy show'\n`,
    )
  }
  return failed('No pre-upgrade-deploy metapackages found for deployment')
}
