import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {levelOf} from '../central/level.js'
import {clearOffline, raiseOffline} from '../record/alarm.js'
import {changeSubcloud, subcloudById} from '../record/change.js'
import {meaningOf} from '../record/deploy-status.js'
import {forgetEndpoints, setEndpoints} from '../record/endpoint.js'
import {type EndpointType, type Level, type Subcloud, type SyncStatus, subclouds} from '../record/model.js'
import {countAlarms, disableAlarmSummary} from './alarm-summary.js'
import {firmwareInSync} from './firmware.js'
import {lost, watched} from './model.js'
import {auditTimer, requestAudit, scheduleAudit} from './request.js'

/** Not answering once may be a hiccup. */
const failuresUntilOffline = 2

export function installAudit(sim: Simulation): void {
  sim.onTimer(auditTimer, () => {
    const table = sim.in(centralRegion).of(watched)
    for (const {subcloudId} of table.all()) {
      const subcloud = subcloudById(sim, subcloudId)
      if (subcloud === undefined || settled(sim, subcloud)) table.remove(subcloudId)
    }
    if (table.count() > 0) scheduleAudit(sim)
  })

  const regionChanged = ({region}: {region: string}) => {
    if (region === centralRegion) return
    const subcloud = sim.in(centralRegion).of(subclouds).find({region})
    if (subcloud?.management === 'managed') requestAudit(sim, subcloud.id)
  }
  sim.onEvent('alarm.raised', regionChanged)
  sim.onEvent('alarm.changed', regionChanged)
  sim.onEvent('alarm.cleared', regionChanged)

  const reachability = (reachable: boolean) => (event: {region: string}) => {
    const subcloud = sim.in(centralRegion).of(subclouds).find({region: event.region})
    if (subcloud === undefined) return
    changeSubcloud(sim, subcloud.id, {reachable})
    requestAudit(sim, subcloud.id)
  }
  sim.onEvent('system.lost', reachability(false))
  sim.onEvent('system.found', reachability(true))
}

/** One look at one subcloud. Answers whether nothing more is to be expected of the next one. */
function settled(sim: Simulation, subcloud: Subcloud): boolean {
  if (!meaningOf(subcloud).audited) return true
  const answers = subcloud.reachable && !sim.in(centralRegion).of(lost).has(subcloud.id)
  if (!answers) return missed(sim, subcloud)
  if (subcloud.availability === 'offline') {
    if (meaningOf(subcloud).offlineExpected) return true
    goOnline(sim, subcloud)
    return false
  }
  if (subcloud.auditFailures > 0) changeSubcloud(sim, subcloud.id, {auditFailures: 0})
  return synchronised(sim, subcloud)
}

function missed(sim: Simulation, subcloud: Subcloud): boolean {
  if (subcloud.availability === 'offline') return true
  const failures = subcloud.auditFailures + 1
  changeSubcloud(sim, subcloud.id, {auditFailures: failures})
  if (failures < failuresUntilOffline) return false
  goOffline(sim, subcloud)
  return true
}

export function goOffline(sim: Simulation, subcloud: Subcloud): void {
  const changed = changeSubcloud(sim, subcloud.id, {availability: 'offline'})
  forgetEndpoints(sim, changed)
  disableAlarmSummary(sim, subcloud.id)
  if (subcloud.deployStatus !== 'secondary') raiseOffline(sim, subcloud.name)
  sim.emit('subcloud.offline', {region: subcloud.region, name: subcloud.name})
}

function goOnline(sim: Simulation, subcloud: Subcloud): void {
  changeSubcloud(sim, subcloud.id, {availability: 'online', auditFailures: 0})
  clearOffline(sim, subcloud.name)
  sim.emit('subcloud.online', {region: subcloud.region, name: subcloud.name})
}

/** First the certificate and the identities, without which nothing can be compared; then all the rest. */
function synchronised(sim: Simulation, subcloud: Subcloud): boolean {
  if (subcloud.management === 'unmanaged') {
    setEndpoints(sim, subcloud, {'dc-cert': 'in-sync'})
    return true
  }
  countAlarms(sim, subcloud)
  const first = setEndpoints(sim, subcloud, {'dc-cert': 'in-sync', platform: 'in-sync', identity: 'in-sync'})
  if (!subcloud.firstSyncDone) {
    changeSubcloud(sim, subcloud.id, {firstSyncDone: true})
    return false
  }
  setEndpoints(sim, first, comparedEndpoints(sim, first))
  return true
}

/** The root CA of its Kubernetes has to be replaced where the subcloud says that it ends, or has ended. */
const certificateExpires = (sim: Simulation, {region}: Subcloud): boolean =>
  sim
    .ask('alarms', region)
    .some(({alarmId, entity}) => rootCaAlarms.has(alarmId) && entity.includes('system.certificate.kubernetes-root-ca'))

const rootCaAlarms = new Set(['500.200', '500.210'])

const compared: readonly Level[] = ['kubernetes', 'kube-rootca', 'software']

function comparedEndpoints(sim: Simulation, subcloud: Subcloud): Partial<Record<EndpointType, SyncStatus>> {
  const states = compared.map((level): [Level, SyncStatus] => {
    const behind =
      (level === 'software' && meaningOf(subcloud).softwareBehind === true) ||
      (level === 'kube-rootca' && certificateExpires(sim, subcloud))
    const same = levelOf(sim, subcloud, level) === levelOf(sim, undefined, level)
    return [level, same && !behind ? 'in-sync' : 'out-of-sync']
  })
  return {firmware: firmwareInSync(sim, subcloud.region) ? 'in-sync' : 'out-of-sync', ...Object.fromEntries(states)}
}
