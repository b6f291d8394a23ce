import {refuse} from '../../../http/refusal.js'
import {hosts, isWorker, nameOf} from '../record/host.js'
import {kubeVersions} from '../record/kube.js'
import {clusterVersion} from '../record/kube-version.js'
import {isSimplex} from '../record/system.js'
import {disks, hostFilesystems} from '../storage/model.js'
import type {Where} from '../where.js'
import {type Check, check, type Leniency} from './check.js'
import {generalChecks} from './general.js'
import {issuerCheck} from './issuer.js'
import {applicationsCheck} from './kubernetes.js'

function versionCheck({region}: Where): Check {
  const latest = kubeVersions.at(-1) ?? ''
  const advice = `Upgrade kubernetes to the latest version: [${latest}]. See "system kube-version-list"\n`
  const title = 'Active kubernetes version is the latest supported version'
  return check(title, clusterVersion(region) !== latest, advice)
}

/** Shown only where something is wrong. */
function devicesCheck({region}: Where): Check[] {
  const wrong = region
    .of(hosts)
    .all()
    .flatMap((host) => {
      const root = region.of(disks).find((disk) => {
        return disk.ihost_uuid === host.uuid && disk.capabilities['stor_function'] === 'rootfs'
      })
      if (root === undefined) return [`Cannot determine the root disk for ${nameOf(host)}\n`]
      return (['boot_device', 'rootfs_device'] as const).flatMap((field) => {
        if ([root.device_node, root.device_path].includes(host[field])) return []
        if (host[field] === '') return [`${field} for ${nameOf(host)} is not assigned\n`]
        return [`${field} (${host[field]}) for ${nameOf(host)} does not match root disk ${root.device_node}\n`]
      })
    })
  return wrong.length === 0 ? [] : [check('Boot Device and Root file system Device', true, wrong.join(''))]
}

/** What else has to be so depends on whether there is another controller. */
function controllerCheck({sim, region}: Where): Check[] {
  if (isSimplex(region)) {
    return [check('Valid platform-backup partition', region.of(hostFilesystems).count({name: 'backup'}) === 0)]
  }
  const other =
    region.of(hosts).find({hostname: 'controller-1'}) ?? refuse(400, 'Unable to perform health upgrade query.')
  if (!isWorker(other)) return []
  const running = sim.ask('instances', region.name).filter(({host}) => host === 'controller-1').length
  const title = 'No instances running on controller-1'
  return [check(title, running > 0, `Number of instances on controller-1: ${running}\n`)]
}

/** What an upgrade of the platform needs. */
export const platformChecks = (where: Where, leniency: Leniency): Check[] => [
  ...generalChecks(where, leniency),
  versionCheck(where),
  issuerCheck(where),
  ...devicesCheck(where),
  ...controllerCheck(where),
  applicationsCheck(where),
  check('Active controller is controller-0', where.region.of(hosts).find({active: true})?.hostname !== 'controller-0'),
]
