import {refuse} from '../../../http/refusal.js'
import type {RootcaHostPhase, RootcaState} from '../../../states.js'
import {type Host, nameOf} from '../record/host.js'
import {add} from '../row.js'
import type {Where} from '../where.js'
import {type RootcaHostUpdate, type RootcaUpdate, rootcaHostUpdates, rootcaUpdates} from './model.js'
import {hostLifecycles} from './phase.js'
import {hostStates, isHostPhase} from './state.js'
import {currentUpdate} from './update.js'

/** Begins a phase on a host. */
export function updateHost(c: Where, findHost: () => Host, wanted: string): RootcaHostUpdate {
  const rejected = (reason: string): never => refuse(400, `kube-rootca-host-update phase ${wanted} rejected: ${reason}`)
  const update = currentUpdate(c) ?? rejected('No update in progress.')
  if (update.to_rootca_cert === null) rejected('no new root CA cert found.')
  const host = findHost()
  if (host.personality !== 'controller' && host.personality !== 'worker') {
    refuse(400, `Invalid personality ${host.personality} to update kube certificate.`)
  }
  if (!isHostPhase(wanted)) return refuse(400, 'kube-rootca-host-update rejected: not supported phase.')
  const rows = c.region.of(rootcaHostUpdates).all()
  if (wanted === 'trust-both-cas') checkFirstPhase(update, rows, nameOf(host), rejected)
  else checkLaterPhase(wanted, update, rows, nameOf(host), rejected)
  return begin(c, update, host, wanted)
}

type Reject = (reason: string) => never

const onlyIn = (state: RootcaState, allowed: RootcaState): string =>
  `procedure phase not allowed when cluster update is in state: ${state} (only allowed when in state: ${allowed}).`

function checkFirstPhase(
  update: RootcaUpdate,
  rows: readonly RootcaHostUpdate[],
  hostname: string,
  rejected: Reject,
): void {
  const {updating, after, done, failed} = hostStates('trust-both-cas')
  const begun = rows.filter((row) => row.state !== null)
  if (begun.length === 0) {
    if (update.state !== after) rejected('No new certificate available.')
    return
  }
  const busy = begun.find((row) => row.state === updating)
  if (busy !== undefined) rejected(`procedure phase in progress on host ${busy.hostname}`)
  const own = begun.find((row) => row.hostname === hostname)
  if (own?.state === failed || (own === undefined && update.state === updating)) return
  if (own?.state === done) rejected(`procedure phase already completed on host ${hostname}`)
  rejected(onlyIn(update.state, updating))
}

function checkLaterPhase(
  phase: 'update-certs' | 'trust-new-ca',
  update: RootcaUpdate,
  rows: readonly RootcaHostUpdate[],
  hostname: string,
  rejected: Reject,
): void {
  const {updating, after, done, failed} = hostStates(phase)
  if (rows.length === 0) rejected('host update not started yet')
  if (update.state === done) rejected('procedure phase already completed on cluster')
  if (update.state !== updating && update.state !== failed) {
    if (update.state === after) return
    // The genuine server words the two phases differently.
    const reason = onlyIn(update.state, after)
    rejected(phase === 'trust-new-ca' ? reason.replace('procedure phase ', '') : reason)
  }
  for (const row of rows) {
    if (row.state === failed && row.hostname !== hostname) rejected(`procedure phase failed on host ${row.hostname}`)
    if (row.state === updating) rejected(`procedure phase in progress on host ${row.hostname}`)
    if (row.state === done && row.hostname === hostname) {
      rejected(`procedure phase already completed on host ${hostname}`)
    }
  }
}

function begin(c: Where, update: RootcaUpdate, host: Host, phase: RootcaHostPhase): RootcaHostUpdate {
  const {updating} = hostStates(phase)
  const now = c.sim.now()
  c.region.of(rootcaUpdates).update(update.uuid, {state: updating, updatedAt: now})
  c.sim.emit('rootca.changed', {region: c.region.name, state: updating})
  const table = c.region.of(rootcaHostUpdates)
  const {from_rootca_cert: effective_rootca_cert, to_rootca_cert: target_rootca_cert} = update
  const patch = {state: updating, effective_rootca_cert, target_rootca_cert}
  const known = table.find({hostname: nameOf(host)})
  const row =
    known === undefined
      ? add(table, now, {
          ...{...patch, uuid: c.sim.random(c.region.name, 'kube_rootca_host_update.uuid').uuid()},
          ...{hostname: nameOf(host), personality: String(host.personality)},
        })
      : table.update(known.uuid, {...patch, updatedAt: now})
  c.sim.start(hostLifecycles[phase], c.region.name, row.uuid)
  return row
}
