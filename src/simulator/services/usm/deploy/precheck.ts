import {isSimplex} from '../../../regions.js'
import type {Site} from '../at.js'
import {activeController} from '../host.js'
import type {Metapackage, Release} from '../record/model.js'
import {prechecks, releases, systemDeploys} from '../record/model.js'
import {deployed, findPart, rebootRequired, runningRelease, sorted, stateOf} from '../record/standing.js'
import {compareVersions, majorOf} from '../version.js'
import {isTrue, optionsIn} from './option.js'
import {markSelection, type Selection, selected, selectionOf, Unselectable} from './select.js'
import {currentDeploy} from './standing.js'

export interface Health {
  readonly healthy: boolean
  readonly report: string
}

/** What the operation itself raises does not keep it from going on, nor do subclouds that are away or behind. */
const passedOver = [
  ...['280.001', '280.002', '280.003', '280.004', '280.005'],
  ...['900.023', '900.201', '900.202', '900.203', '900.401'],
]

/** What the precheck finds; scripts look for `[Fail]`. */
export function health(site: Site, target: Release, {force = false, snapshot = false} = {}): Health {
  let {healthy, report} = site.sim.ask('systemHealth', site.region.name, {force, passedOver})
  const line = (label: string, well: boolean, more = '') => {
    healthy &&= well
    report += `${label}: [${well ? 'OK' : 'Fail'}]\n${well ? '' : more}`
  }
  const running = runningRelease(site.region)
  const major = majorOf(target.version) !== majorOf(running.version)
  line('All hosts are patch current', currentDeploy(site.region) === undefined)
  const missing = target.requires.filter((id) => {
    const release = site.region.of(releases).get(id)
    return release === undefined || !deployed(release)
  })
  if (major) {
    line('Active controller is controller-0', activeController(site) === 'controller-0')
    const licensed = !site.sim.ask('alarms', site.region.name).some(({alarmId}) => alarmId === '400.003')
    line('Installed license is valid', licensed)
    const forward = compareVersions(target.version, running.version) > 0
    line(`Valid upgrade path from release ${majorOf(running.version)} to ${majorOf(target.version)}`, forward)
  }
  line('Required patches are applied', missing.length === 0, `-> Patches not applied: [${missing.join(', ')}]\n`)
  if (snapshot) line('(LVM snapshots) System is AIO-SX', isSimplex(site.sim, site.region.name))
  return {healthy, report}
}

/** How long a precheck counts; the present one decides where there is none of late. */
const valid = 300_000

export function lately(site: Site, version: string): boolean | undefined {
  const last = site.region.of(prechecks).get(version)
  return last !== undefined && site.sim.now() - last.at < valid ? last.healthy : undefined
}

/** What was found stays found, also where the request is refused for it. */
function lasting(site: Site, work: () => void): void {
  work()
  site.sim.lasting(work)
}

function remember(site: Site, version: string, healthy: boolean): void {
  const entry = {version, healthy, at: site.sim.now()}
  lasting(site, () => {
    const table = site.region.of(prechecks)
    if (table.has(version)) table.update(version, entry)
    else table.insert(entry)
  })
}

export const forget = (site: Site, version: string): void =>
  lasting(site, () => void site.region.of(prechecks).remove(version))

const nothingSelected = 'No metapackage releases found in selected state for deployment.'

/** The named releases; with none of them what a system deploy is for, or what is selected. */
export function targetOf(site: Site, names: readonly string[]): Selection {
  if (names.length > 0) return selectionOf(site, names)
  const [system] = site.region.of(systemDeploys).all()
  if (system !== undefined) return selectionOf(site, [system.release])
  const chosen = site.region
    .of(releases)
    .all()
    .map((release) => ({release, parts: release.metapackages.filter(selected)}))
    .filter(({parts}) => parts.length > 0)
  const [first] = chosen
  if (first === undefined) throw new Unselectable(nothingSelected)
  const apply = first.parts.every(({state}) => state === 'deploy-selected')
  if (apply) return {target: first.release, parts: first.parts, apply}
  const kept = [...site.region.of(releases).all()]
    .filter((one) => deployed(one) && !chosen.some(({release}) => release.id === one.id))
    .toSorted((a, b) => compareVersions(a.version, b.version))
    .at(-1)
  return {target: kept ?? first.release, parts: chosen.flatMap(({parts}) => parts), apply}
}

export interface PrecheckWish {
  readonly releases: readonly string[]
  readonly force: boolean
  /** `key=value` each */
  readonly options: readonly string[]
}

/** Why these cannot be looked at at all: a release, or parts of one, but not of what runs. */
function unfit({region}: Site, names: readonly string[]): string | undefined {
  const running = sorted(region).findLast((one) => ['deployed', 'committed'].includes(stateOf(one)))
  for (const [at, name] of names.entries()) {
    const product = region.of(releases).get(name)
    const owner = product ?? findPart(region, name)?.release
    if (owner === undefined) return `Release ${name} does not exist.`
    if (owner.id === running?.id) return `Cannot run precheck against current release ${name}.`
    if (product !== undefined && (at > 0 || names.length > 1)) {
      const list = names.map((one) => `'${one}'`).join(', ')
      return `Cannot process releases in [${list}]. Only a single product release or a list of metapackage releases is supported.`
    }
  }
  return undefined
}

const refused = (error: string) => ({info: '', error, warning: '', additional_data: {}})

/** Looks, selects what is not selected yet, and remembers how it went. */
export function precheck(site: Site, wish: PrecheckWish) {
  const names = [...new Set(wish.releases)]
  const reason = unfit(site, names)
  if (reason !== undefined) return refused(`Failed to validate release(s) for precheck. ${reason}`)
  let chosen: Selection
  try {
    chosen = targetOf(site, names)
    if (currentDeploy(site.region) !== undefined) {
      throw new Unselectable('Select is blocked when a deployment is in progress')
    }
  } catch (error) {
    if (!(error instanceof Unselectable)) throw error
    return names.length === 0 && error.message === nothingSelected
      ? refused(`Failed to validate release(s) for precheck. ${error.message}`)
      : refused(`Failed to select release(s) before precheck.\n${error.message}\n`)
  }
  markSelection(site, chosen)
  const {target, parts} = chosen
  const snapshot = isTrue(optionsIn(wish.options)['snapshot'])
  const major = majorOf(target.version) !== majorOf(runningRelease(site.region).version)
  const ids = parts.map(({id}: Metapackage) => id)
  if (major && activeController(site) !== 'controller-0') return elsewhere(site, chosen, ids)
  const {healthy, report} = health(site, target, {force: wish.force, snapshot})
  remember(site, target.version, healthy)
  const issues = 'The following issues have been detected, which prevents deploying the release.'
  return {
    info:
      ids.map((id) => `${id}:\n${report}\n`).join('') +
      (healthy ? `The following metapackage release(s) will be deployed:\n${ids.join(', ')}` : ''),
    error: healthy
      ? ''
      : ids.map((id) => `${id}:\n${issues}\n${report}\n`).join('') +
        `The following metapackage release(s) are unhealthy:\n${ids.join(', ')}`,
    warning: '',
    ...outlook(site, target, chosen.apply),
    additional_data: Object.fromEntries(
      ids.map((id) => [id, {info: report, warning: '', error: '', system_healthy: healthy}]),
    ),
  }
}

/** What a deployment of this release would be. */
export function outlook({region}: Site, target: Release, apply: boolean) {
  const running = runningRelease(region)
  return {
    major_release: majorOf(target.version) !== majorOf(running.version),
    reboot_required: rebootRequired(target),
    prepatched_iso: target.prepatched,
    apply_operation: apply,
    from_release: running.version,
    to_release: target.version,
  }
}

/** What a major release brings to look with is there on controller-0 only. */
function elsewhere(site: Site, {target, apply}: Selection, ids: readonly string[]) {
  const error = 'Deploy precheck for major releases needs to be executed in controller-0 host'
  remember(site, target.version, false)
  return {
    ...refused(
      `${ids.map((id) => `${id}:\n${error}\n`).join('')}The following metapackage release(s) are unhealthy:\n${ids.join(', ')}`,
    ),
    ...outlook(site, target, apply),
    additional_data: Object.fromEntries(ids.map((id) => [id, {error}])),
  }
}
