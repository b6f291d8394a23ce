import type {Simulation} from '../../../simulation.js'
import {record} from '../event/record.js'
import {type Alarm, alarms} from './model.js'

/** The log keeps what was set and what was cleared. */
function recordAlarm(sim: Simulation, region: string, alarm: Alarm, state: 'set' | 'clear', at: number): void {
  const {uuid: _uuid, alarmId: eventId, alarmType: type, raisedAt: _raisedAt, ...same} = alarm
  record(sim, region, {...same, eventId, type, state, at})
}

/** One alarm for each id and entity: raised again with something new to say, it says that from then on. */
export function raise(sim: Simulation, region: string, wanted: Omit<Alarm, 'uuid'> & {uuid?: string}): Alarm {
  const table = sim.in(region).of(alarms)
  const {alarmId, entity, severity, reason} = wanted
  const known = table.find({alarmId, entity})
  if (known === undefined) {
    const alarm = table.insert({...wanted, uuid: wanted.uuid ?? sim.random(region, 'fm.alarm').uuid()})
    recordAlarm(sim, region, alarm, 'set', alarm.raisedAt)
    sim.emit('alarm.raised', {region, alarmId, entity, severity, reason})
    return alarm
  }
  if (known.severity === severity && known.reason === reason) return known
  const alarm = table.update(known.uuid, {...wanted, uuid: known.uuid})
  recordAlarm(sim, region, alarm, 'set', alarm.raisedAt)
  sim.emit('alarm.changed', {region, alarmId, entity, severity, reason, was: known.severity})
  return alarm
}

export function clear(sim: Simulation, region: string, alarm: Alarm): void {
  sim.in(region).of(alarms).remove(alarm.uuid)
  recordAlarm(sim, region, alarm, 'clear', sim.now())
  sim.emit('alarm.cleared', {region, alarmId: alarm.alarmId, entity: alarm.entity})
}
