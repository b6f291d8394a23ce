import type {Simulation} from '../../../kernel/simulation.js'
import {alarmKinds, type Severity} from '../catalogue.js'
import {alarms} from './model.js'

/** Alarms come and go with what other services say is wrong; one alarm for each id and entity. */
export function watchCauses(sim: Simulation): void {
  sim.onEvent('fault.found', ({region, alarmId, entity, reason, severity}) => {
    const kind = alarmKinds[alarmId]
    if (!kind) throw new Error(`alarm ${alarmId} is not in the catalogue`)
    const table = sim.in(region).of(alarms)
    const known = table.find({alarmId, entity})
    const chosen = (severity as Severity | undefined) ?? kind.severity
    if (known) {
      table.update(known.uuid, {reason, severity: chosen})
      return
    }
    const uuid = sim.random(region, 'fm.alarm').uuid()
    table.insert({uuid, alarmId, entity, severity: chosen, reason, raisedAt: sim.now()})
    sim.emit('alarm.raised', {region, alarmId, entity, severity: chosen, reason})
  })

  sim.onEvent('fault.gone', ({region, alarmId, entity}) => {
    const table = sim.in(region).of(alarms)
    const known = table.find({alarmId, entity})
    if (!known) return
    table.remove(known.uuid)
    sim.emit('alarm.cleared', {region, alarmId, entity})
  })
}
