import {refuse} from '../../../http/refusal.js'
import {watchExpiry} from '../certificate/expiry.js'
import {platformCertificates} from '../certificate/model.js'
import {isHealthy} from '../health/check.js'
import {rootcaChecks} from '../health/kubernetes.js'
import {hosts, nameOf} from '../record/host.js'
import {kubeUpgrades} from '../record/kube.js'
import {platformUpgrade} from '../record/platform-upgrade.js'
import {add} from '../row.js'
import type {Where} from '../where.js'
import {type RootcaUpdate, rootCertificates, rootcaHostUpdates, rootcaUpdates} from './model.js'
import {meaningOf} from './state.js'

const inProgress = {alarmId: '900.008', entity: 'host=controller'}
const aborted = {alarmId: '900.009', entity: 'host=controller'}

export const currentUpdate = ({region}: Where): RootcaUpdate | undefined => region.of(rootcaUpdates).all()[0]

export const currentCertificate = ({region}: Where): string => region.of(rootCertificates).get('root')?.id ?? ''

export interface Start {
  readonly force: boolean
  /** alarms that are no obstacle */
  readonly alarms: readonly string[]
}

export function startUpdate(c: Where, {force, alarms}: Start): RootcaUpdate {
  const table = c.region.of(rootcaUpdates)
  const known = currentUpdate(c)
  if (known !== undefined) {
    if (meaningOf(known.state).over !== true) refuse(400, 'A kubernetes rootca update is already in progress')
    table.remove(known.uuid)
  }
  const while_ = 'A kubernetes rootca update cannot be done while a'
  if (platformUpgrade(c) !== undefined) refuse(400, `${while_} platform upgrade is in progress`)
  if (c.region.of(kubeUpgrades).count() > 0) refuse(400, `${while_} kube upgrade is in progress`)
  if (!isHealthy(c, rootcaChecks, {force, passedOver: ['900.009', '500.200', ...alarms]})) {
    refuse(400, "System is not healthy. Run 'system health-query-kube-upgrade --rootca' for more details.")
  }
  const now = c.sim.now()
  const uuid = () => c.sim.random(c.region.name, 'kube_rootca_update.uuid').uuid()
  const from = currentCertificate(c)
  const update = add(table, now, {
    ...{uuid: uuid(), from_rootca_cert: from, to_rootca_cert: null, state: 'update-started'},
    ...{subject: null, expiry: null},
  })
  for (const host of c.region.of(hosts).all()) {
    if (host.personality !== 'controller' && host.personality !== 'worker') continue
    add(c.region.of(rootcaHostUpdates), now, {
      ...{uuid: uuid(), hostname: nameOf(host), personality: host.personality, state: null},
      ...{effective_rootca_cert: from, target_rootca_cert: null},
    })
  }
  const region = c.region.name
  c.sim.emit('trouble.gone', {region, ...aborted})
  c.sim.emit('trouble.found', {
    region,
    ...inProgress,
    reason: 'Kubernetes rootca update in progress',
    severity: 'minor',
  })
  c.sim.emit('rootca.changed', {region, state: update.state})
  return update
}

/** The inventory has the new one, which lasts as long as the old one did, or as was asked. */
function renewRoot(c: Where, {expiry, subject}: RootcaUpdate): void {
  const table = c.region.of(platformCertificates)
  const old = table.get('kubernetes-root-ca')
  if (old === undefined) return
  const start = c.sim.now()
  const name =
    subject === null
      ? old.subject
      : subject
          .trim()
          .split(/\s+(?=[A-Z]+=)/)
          .reverse()
          .join(',')
  // What the old root signed is signed by the new one now.
  for (const {name: signed, issuer} of table.all()) {
    if (issuer === old.subject) table.update(signed, {issuer: name})
  }
  table.update(old.name, {start, expiry: expiry ?? start + old.expiry - old.start, subject: name, issuer: name})
  watchExpiry(c.sim, c.region.name)
}

/** Completes the update, or leaves it; after its last phase these are the same. */
export function endUpdate(c: Where, state: string): RootcaUpdate {
  if (state !== 'update-completed' && state !== 'update-aborted') refuse(400, `Invalid state ${state} supplied`)
  const rejected = (reason: string): never => refuse(400, `kube-rootca-update-complete rejected: ${reason}`)
  const update = currentUpdate(c) ?? rejected('No kubernetes root CA update in progress.')
  const last = 'updated-pods-trust-new-ca'
  if (state === 'update-completed' && update.state !== last) {
    rejected(`Expect to find cluster update state ${last}, not allowed when cluster update state is ${update.state}.`)
  }
  if (meaningOf(update.state).over === true) rejected('The update has already been aborted.')
  for (const row of c.region.of(rootcaHostUpdates).all()) c.region.of(rootcaHostUpdates).remove(row.uuid)
  const region = c.region.name
  c.sim.emit('trouble.gone', {region, ...inProgress})
  const table = c.region.of(rootcaUpdates)
  const become = update.state === last ? 'update-completed' : 'update-aborted'
  const ended = table.update(update.uuid, {state: become, updatedAt: c.sim.now()})
  if (become === 'update-completed') {
    table.remove(update.uuid)
    renewRoot(c, update)
    c.sim.emit('system.level', {region, level: 'kube-rootca', value: update.to_rootca_cert ?? ''})
  } else {
    const reason = 'Kubernetes root CA update aborted, certificates may not be fully updated.'
    c.sim.emit('trouble.found', {region, ...aborted, reason, severity: 'minor'})
  }
  c.sim.emit('rootca.changed', {region, state: become})
  return ended
}
