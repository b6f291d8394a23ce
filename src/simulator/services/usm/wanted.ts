import type {SoftwareAction} from '../../events.js'
import {Refusal} from '../../http/refusal.js'
import type {Simulation} from '../../simulation.js'
import {settleUnlockPending} from './alarm.js'
import type {Site, Told} from './at.js'
import {abort, activate, activateRollback, complete, deleteDeploy} from './deploy/finish.js'
import {deployHost} from './deploy/host.js'
import {health} from './deploy/precheck.js'
import {currentDeploy} from './deploy/standing.js'
import {start} from './deploy/start.js'
import {deployHosts, releases, systemDeploys} from './record/model.js'
import {rebootRequired, runningRelease, sorted, stateOf} from './record/standing.js'
import {dropReleases} from './release/handlers.js'
import {deleteSystemDeploy, init} from './system-deploy/handlers.js'
import {majorOf} from './version.js'

interface Wish {
  readonly hostname?: string
  readonly releases?: readonly string[]
  readonly force?: boolean
  readonly kubernetes?: string
}

const operations: Readonly<Record<SoftwareAction, (site: Site, wish: Wish) => Told>> = {
  start: (site, {releases: names = [], force = false}) =>
    start(site, {releases: names, force, options: [], preUpgrade: false, remove: false}),
  host: (site, {hostname = ''}) => deployHost(site, hostname),
  activate,
  complete,
  delete: deleteDeploy,
  abort,
  'activate-rollback': activateRollback,
  'host-rollback': (site, {hostname = ''}) => deployHost(site, hostname, {rollback: true}),
  'system-init': (site, {releases: [id = ''] = [], kubernetes = ''}) => init(site, id, kubernetes),
  'system-delete': deleteSystemDeploy,
  'release-delete': (site, {releases: ids = []}) => dropReleases(site, ids),
}

/** Does what was asked; answers why not. */
function attempt(site: Site, action: SoftwareAction, wish: Wish): string {
  try {
    return site.sim.attempt(() => {
      const {error} = operations[action](site, wish)
      if (error !== '') throw new Refusal(406, error)
      return error
    })
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

/** What other services may know of software, and have done to it. */
export function offerSoftware(sim: Simulation): void {
  const siteOf = (region: string): Site => ({sim, region: sim.in(region)})

  sim.onEvent('software.wanted', ({region, action, ...wish}) => {
    const reason = attempt(siteOf(region), action, wish)
    if (reason !== '') sim.emit('software.refused', {region, action, reason})
    else sim.emit('software.accepted', {region, action})
  })
  sim.onEvent('host.unlocked', ({region, hostname}) => settleUnlockPending(siteOf(region), hostname, false))
  // A release that was brought to a system, as prestaging does, lies there as if it had been uploaded.
  sim.onEvent('release.delivered', ({region, release: id, from}) => {
    const release = sim.in(from).of(releases).get(id)
    const table = sim.in(region).of(releases)
    if (release === undefined || table.has(id)) return
    const available = release.metapackages.map((part) => ({...part, state: 'available' as const}))
    const early = release.preUpgrade.map((part) => ({...part, state: 'available' as const}))
    table.insert({...release, metapackages: available, preUpgrade: early})
  })

  sim.provide('releases', (region) => {
    const scope = sim.in(region)
    const running = runningRelease(scope)
    return sorted(scope).map((release) => ({
      id: release.id,
      version: release.version,
      state: stateOf(release),
      rebootRequired: rebootRequired(release),
      major: majorOf(release.version) !== majorOf(running.version),
      running: release.id === running.id,
      parts: release.metapackages.map(({id}) => id),
    }))
  })
  sim.provide('deployment', (region) => {
    const scope = sim.in(region)
    const deploy = currentDeploy(scope)
    if (deploy === undefined) return undefined
    const hosts = scope.of(deployHosts).all()
    const {state, from, to, major, apply, rebootRequired: reboot} = deploy
    const system = scope.of(systemDeploys).count() > 0
    const parts = deploy.metapackages.map(([name, , version]) => `${name}_${version}`)
    return {state, from, to, major, apply, rebootRequired: reboot, parts, hosts, system}
  })
  sim.provide('softwareHealth', (region, id, force) => {
    const release = sim.in(region).of(releases).get(id)
    if (release === undefined) return {healthy: false, report: `Release ${id} does not exist.\n`}
    return health(siteOf(region), release, {force})
  })
}
