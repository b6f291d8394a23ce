import {SimulatorError} from '../kernel/problem.js'
import type {Simulation} from '../simulation.js'
import {isSeverity, type Severity, severities} from '../states.js'
import {regionNamed} from './where.js'

/** An alarm that somebody raised or cleared by hand. */
export interface AlarmChange {
  readonly region: string
  readonly alarm_id: string
  readonly entity: string
  readonly severity: Severity
}

interface Wish {
  readonly alarm?: string
  readonly entity?: string
  readonly severity?: string
  readonly reason?: string
  readonly region?: string
}

function alarmOf({alarm}: Wish): string {
  if (alarm !== undefined && alarm !== '') return alarm
  throw new SimulatorError('usage', 'the id of an alarm is missing', 'as in 100.101')
}

/** As if its cause had come; it stays until it is cleared, or until the simulated cause goes. */
export function raiseAlarm(sim: Simulation, body: unknown): AlarmChange {
  const wish = (body ?? {}) as Wish
  const region = regionNamed(sim, wish.region)
  const alarmId = alarmOf(wish)
  const kind = sim.ask('alarmKind', alarmId)
  if (kind === undefined) {
    throw new SimulatorError('not-found', `the catalogue has no alarm ${alarmId}`, 'see: stx alarm explain')
  }
  const severity = wish.severity ?? kind.severities[0] ?? 'warning'
  if (!isSeverity(severity)) {
    throw new SimulatorError('usage', `unknown severity ${severity}`, `it is one of ${severities.join(', ')}`)
  }
  const entity = wish.entity ?? kind.entity
  if (entity.includes('<')) {
    throw new SimulatorError('usage', `alarm ${alarmId} needs an entity`, `give one of the form ${kind.entity}`)
  }
  sim.emit('trouble.found', {region, alarmId, entity, severity, reason: wish.reason ?? kind.meaning})
  return {region, alarm_id: alarmId, entity, severity}
}

/** All of that id in the region, or those of one entity. */
export function clearAlarms(sim: Simulation, body: unknown): {cleared: AlarmChange[]} {
  const wish = (body ?? {}) as Wish
  const region = regionNamed(sim, wish.region)
  const alarmId = alarmOf(wish)
  const found = sim
    .ask('alarms', region)
    .filter((one) => one.alarmId === alarmId && (wish.entity === undefined || one.entity === wish.entity))
  if (found.length === 0) {
    const where = wish.entity === undefined ? region : `${wish.entity} in ${region}`
    throw new SimulatorError('not-found', `no alarm ${alarmId} is active for ${where}`, 'see: stx alarm list')
  }
  for (const {entity} of found) sim.emit('trouble.gone', {region, alarmId, entity})
  return {
    cleared: found.map(({entity, severity}) => ({region, alarm_id: alarmId, entity, severity})),
  }
}
