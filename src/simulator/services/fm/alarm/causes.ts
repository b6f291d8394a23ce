import type {Simulation} from '../../../simulation.js'
import {affects, alarmKinds} from '../catalogue/kind.js'
import {suppressed} from '../suppression/standing.js'
import {alarms} from './model.js'
import {clear, raise} from './raise.js'

/** Alarms come and go with what other services say is wrong. */
export function watchCauses(sim: Simulation): void {
  sim.onEvent('trouble.found', ({region, alarmId, entity, reason, severity: given}) => {
    const kind = alarmKinds.get(alarmId)
    if (kind === undefined) throw new Error(`alarm ${alarmId} is not in the catalogue`)
    const severity = given ?? kind.severities[0] ?? 'warning'
    raise(sim, region, {
      alarmId,
      entity,
      severity,
      reason,
      entityType: kind.entityType,
      alarmType: kind.alarmType,
      cause: kind.cause,
      repair: kind.repair,
      serviceAffecting: kind.serviceAffecting(severity),
      suppression: kind.suppression,
      raisedAt: sim.now(),
    })
  })

  sim.onEvent('trouble.gone', ({region, alarmId, entity}) => {
    const known = sim.in(region).of(alarms).find({alarmId, entity})
    if (known !== undefined) clear(sim, region, known)
  })

  sim.provide('alarms', (region) =>
    sim
      .in(region)
      .of(alarms)
      .all()
      .map(({alarmId, entity, severity}) => ({
        alarmId,
        entity,
        severity,
        mgmtAffecting: affects(severity, alarmKinds.get(alarmId)?.mgmtAffecting),
        degrading: affects(severity, alarmKinds.get(alarmId)?.degrades),
        suppressed: suppressed(sim.in(region), alarmId),
      })),
  )
  sim.provide('alarmKind', (alarmId) => {
    const kind = alarmKinds.get(alarmId)
    return kind && {severities: kind.severities, entity: kind.entity, meaning: kind.meaning}
  })
}
