import type {Simulation} from '../../../simulation.js'
import type {Subcloud} from './model.js'

/** Alarms that certificates end are counted apart: they keep nothing from being done. */
const ofCertificates: readonly string[] = ['500.200', '500.210']

/** As the health report of the subcloud counts them. */
export const hasAffectingAlarm = (sim: Simulation, {region}: Subcloud): boolean =>
  sim.ask('alarms', region).some((alarm) => alarm.mgmtAffecting && !ofCertificates.includes(alarm.alarmId))

/** Nothing in its health report fails but for alarms that do not affect management. */
export const isHealthy = (sim: Simulation, {region}: Subcloud): boolean =>
  sim.ask('systemHealth', region, {force: true, passedOver: [], general: true}).healthy
