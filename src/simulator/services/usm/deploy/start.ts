import {reject, rejectMildly, type Site, type Told, told} from '../at.js'
import {activeController} from '../host.js'
import {deployHosts, type Metapackage, type Release, releases, systemDeploys} from '../record/model.js'
import {deployed, findPart, moveParts, runningRelease, sorted} from '../record/standing.js'
import {majorOf} from '../version.js'
import {begin, type StartWish} from './begin.js'
import {startEarly} from './early.js'
import {isTrue, optionsIn} from './option.js'
import {forget, health, lately, targetOf} from './precheck.js'
import {markSelection, type Selection, Unselectable} from './select.js'
import {currentDeploy} from './standing.js'

const failed = (error: string, info = ''): Told => ({info, warning: '', error})

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

export function start(site: Site, wish: StartWish): Told {
  const hosts = site.region.of(deployHosts).all()
  if (hosts.some(({state}) => state === 'deploying' || state === 'rollback-deploying')) {
    reject('Rejected: One or more nodes are installing a release.')
  }
  const running = currentDeploy(site.region)
  if (running !== undefined) {
    reject(
      `There is already a deployment in progress (${running.state}). Please complete/delete the current deployment.`,
    )
  }
  if (wish.preUpgrade) return startEarly(site, wish)
  let chosen: Selection
  try {
    chosen = targetOf(site, wish.releases)
  } catch (error) {
    if (error instanceof Unselectable) return failed(`${error.message}\n`)
    throw error
  }
  const info = chosenBefore(site, chosen, wish) ?? markSelection(site, chosen)
  const reason = obstacle(site, chosen)
  if (reason !== undefined) return failed(reason, info)
  const {target, parts, apply} = chosen
  const now = runningRelease(site.region)
  const major = apply && majorOf(target.version) !== majorOf(now.version)
  if (major && activeController(site) !== 'controller-0') {
    rejectMildly('Deploy start for major releases needs to be executed in controller-0 host.')
  }
  const options = optionsIn(wish.options)
  const ill = unhealthy(site, chosen, major, wish, isTrue(options['snapshot']))
  if (ill !== undefined) return ill
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
    options,
  })
  const names = parts.map(({id}) => id).join(', ')
  return told(
    apply
      ? `${info}${names} is now starting, await for the states: [deploy-start-done | deploy-start-failed] in 'software deploy show'\n`
      : `${info}Deploy start to remove ${now.id} completed successfully\n`,
  )
}

/** A patch that is forced is not checked; otherwise what was found of late counts, or what is found now. */
function unhealthy(
  site: Site,
  {target, parts}: Selection,
  major: boolean,
  {force, options}: StartWish,
  snapshot: boolean,
) {
  const known = lately(site, target.version)
  forget(site, target.version)
  // With options it is looked at anew.
  if ((known === true && options.length === 0) || (force && !major)) return undefined
  const {healthy, report} = health(site, target, {force, snapshot})
  if (healthy) return undefined
  const issues = 'The following issues have been detected, which prevents deploying the release.'
  const error = `${parts.map(({id}) => `${id}:\n${issues}\n${report}\n`).join('')}Please fix above issues then retry the deploy.\n`
  return failed(error)
}

/** What is said where nothing is named, and everything selected goes. */
function chosenBefore({region}: Site, {parts}: Selection, {releases: names}: StartWish): string | undefined {
  if (names.length > 0 || region.of(systemDeploys).count() > 0) return undefined
  return `Metapackages previously selected for deployment: ${parts.map(({id}) => id).join(', ')}\n`
}

/** The version that this part has now. */
function versionBefore(site: Site, part: Metapackage): string {
  const holds = (release: Release) =>
    release.metapackages.some((one) => one.name === part.name && one.state === 'deployed')
  return sorted(site.region).findLast(holds)?.version ?? runningRelease(site.region).version
}
