import type {Call} from '../../../http/call.js'
import {reply} from '../../../http/reply.js'
import {isSimplex} from '../../../regions.js'
import {settleAlarms} from '../alarm.js'
import {reject, type Site, type Told, told} from '../at.js'
import {settleSystemDeploy} from '../deploy/finish.js'
import {health} from '../deploy/precheck.js'
import {currentDeploy} from '../deploy/standing.js'
import {releases, systemDeploys} from '../record/model.js'
import {isMajor, runningRelease} from '../record/standing.js'

const upgradingKubernetes = (site: Site): boolean =>
  site.sim.ask('alarms', site.region.name).some(({alarmId}) => alarmId === '900.007')

/** Why no system deploy may begin. */
function obstacle(site: Site, id: string, kubernetes: string): string | undefined {
  if (!isSimplex(site.sim, site.region.name)) return "'system-deploy init' is only supported on simplex systems"
  if (site.region.of(systemDeploys).count() > 0) return 'A system deploy is already in progress'
  if (currentDeploy(site.region) !== undefined) return 'A software deployment is already in progress'
  if (upgradingKubernetes(site)) return 'A kubernetes upgrade is already in progress'
  if (kubernetes !== '' && !/^v?\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(kubernetes)) {
    return `Invalid kube_version '${kubernetes}': must match '[v]n.n.n'`
  }
  const release = site.region.of(releases).get(id)
  if (release === undefined) return `Release ${id} can not be found`
  if (!isMajor(site.region, release.version)) {
    const running = runningRelease(site.region).version
    return `System deploy is supported only for major release, but '${running}' to '${release.version}' is not a major release upgrade`
  }
  const {healthy, report} = health(site, release, {snapshot: true})
  return healthy
    ? undefined
    : `The following issues have been detected, which prevents deploying the release.\n${report}`
}

export function init(site: Site, id: string, kubernetes: string): Told {
  const error = obstacle(site, id, kubernetes)
  if (error !== undefined) return {info: '', warning: '', error}
  const {sim, region} = site
  region.of(systemDeploys).insert({
    id: sim.random(region.name, 'usm.system-deploy').uuid(),
    release: id,
    kubernetes: kubernetes === '' || kubernetes.startsWith('v') ? kubernetes : `v${kubernetes}`,
  })
  settleAlarms(site)
  return told(
    'Created system-deploy entity\nLVM snapshots created successfully\nBacked up K8s manifest\nBacked up containerd config\n',
  )
}

/** The release stands in the path, where the official client has it, or in the body. */
export function postInit(c: Call, inPath: string | undefined) {
  const body = (c.body ?? {}) as {release_id?: unknown; kube_version?: unknown}
  const release = inPath ?? (typeof body.release_id === 'string' ? body.release_id : reject('No release_id is given'))
  const kubernetes = body.kube_version
  const result = init(c, release, kubernetes === undefined || kubernetes === null ? '' : String(kubernetes))
  return result.error === '' ? result : reply(406, result)
}

export const listSystemDeploys = (c: Call) =>
  c.region
    .of(systemDeploys)
    .all()
    .map(({id, release, kubernetes}) => ({id, to_release: release, to_k8s_version: kubernetes, state: 'init'}))

export function deleteSystemDeploy(site: Site): Told {
  const [found] = site.region.of(systemDeploys).all()
  if (found === undefined) return reject('There is no system deploy in progress to be deleted.')
  if (upgradingKubernetes(site)) reject('Cannot delete system-deploy while a Kubernetes upgrade is in progress.')
  if (currentDeploy(site.region) !== undefined) {
    reject('Cannot delete system-deploy while a software deploy is in progress.')
  }
  site.region.of(systemDeploys).remove(found.id)
  settleSystemDeploy(site)
  settleAlarms(site)
  return told('System deploy deleted with success\n')
}
