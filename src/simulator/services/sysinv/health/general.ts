import {backends} from '../record/ceph.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {kubeHosts, none} from '../record/kube.js'
import {platformUpgrade} from '../record/platform-upgrade.js'
import {cephMons, stors} from '../storage/model.js'
import type {Where} from '../where.js'
import {type Check, check, type Leniency, named} from './check.js'

const inService = ({administrative, operational}: Host): boolean =>
  administrative === 'unlocked' && operational === 'enabled'

const isStale = (host: Host): boolean => host.config_target !== null && host.config_target !== host.config_applied

/** A locked host goes on being a node of the cluster; one that nobody reaches does not. */
const isGone = ({availability}: Host): boolean =>
  ['offline', 'power-off', 'failed', 'not-installed'].includes(availability)

const certificateAlarms = ['500.200', '500.210']

function alarmsCheck({sim, region}: Where, {force, ignores}: Leniency): Check {
  const alarms = sim.ask('alarms', region.name).filter(({alarmId}) => !ignores(alarmId))
  const ofCertificates = alarms.filter(({alarmId}) => certificateAlarms.includes(alarmId)).length
  const affecting = alarms.filter((one) => one.mgmtAffecting && !certificateAlarms.includes(one.alarmId)).length
  const failed = affecting > 0 || (!force && alarms.length > 0)
  const detail =
    `[${alarms.length}] alarms found, [${affecting}] of which are management affecting ` +
    `and [${ofCertificates}] are certificate expiration alarms. Use "fm alarm-list" for details\n`
  return check('No alarms', failed, detail)
}

/** Ceph warns as soon as one of its monitors or disks is away. */
function cephCheck({sim, region}: Where): Check[] {
  if (
    !region
      .of(backends)
      .all()
      .some(({backend}) => backend === 'ceph' || backend === 'ceph-rook')
  )
    return []
  const parts = new Set([...region.of(cephMons).all(), ...region.of(stors).all()].map(({ihost_uuid: uuid}) => uuid))
  const away = region.of(hosts).where((host) => parts.has(host.uuid) && host.operational !== 'enabled')
  const alarmed = sim.ask('alarms', region.name).some(({alarmId}) => alarmId.startsWith('800.0'))
  return [check('Ceph Storage Healthy', away.length > 0 || alarmed)]
}

function deploymentCheck(where: Where): Check {
  const deployment = platformUpgrade(where)
  const [from, to] = [deployment?.from, deployment?.to].map((version) => version?.split('.').slice(0, 2).join('.'))
  return check('All hosts are patch current', deployment !== undefined, `Deployment in progress: ${from} to ${to}\n`)
}

function clusterChecks({region}: Where): Check[] {
  const gone = region.of(hosts).where((host) => host.invprovision === 'provisioned' && isGone(host))
  const node = ({uuid}: Host) => region.of(kubeHosts).find({host_uuid: uuid})
  const runs = (version: string | undefined) => version !== undefined && version !== none
  const nodes = gone.filter((host) => runs(node(host)?.kubelet_version))
  const pods = gone
    .filter((host) => runs(node(host)?.control_plane_version))
    .flatMap((host) =>
      ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((pod) => `${pod}-${nameOf(host)}`),
    )
  return [
    named('All kubernetes nodes are ready', nodes.map(nameOf), 'Kubernetes nodes not ready'),
    named('All kubernetes control plane pods are ready', pods, 'Kubernetes control plane pods not ready'),
  ]
}

/** What is looked at whatever is to be done. */
export function generalChecks(where: Where, leniency: Leniency): Check[] {
  const all = where.region.of(hosts).all()
  // The further checks go on with those that are known.
  const known = all.filter((host) => host.invprovision === 'provisioned' && host.hostname !== null)
  const unknown = all.length - known.length
  const those = (wrong: (host: Host) => boolean) => known.filter(wrong).map(nameOf)
  return [
    check('All hosts are provisioned', unknown > 0, `${unknown} Unprovisioned hosts\n`),
    named(
      'All hosts are unlocked/enabled',
      those((host) => !inService(host)),
      'Locked or disabled hosts',
    ),
    named(
      'All hosts have vim enabled',
      those((host) => host.vim_progress_status !== 'services-enabled'),
      'Vim disabled hosts',
    ),
    named('All hosts have current configurations', those(isStale), 'Hosts with out of date configurations'),
    ...(leniency.deployment ? [deploymentCheck(where)] : []),
    ...cephCheck(where),
    alarmsCheck(where, leniency),
    ...clusterChecks(where),
  ]
}
