import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {endpointTypes} from './model.js'

const offline = (name: string) => ({region: centralRegion, alarmId: '280.001', entity: `subcloud=${name}`})
const backup = (name: string) => ({region: centralRegion, alarmId: '280.003', entity: `subcloud=${name}`})

export const raiseOffline = (sim: Simulation, name: string): void =>
  sim.emit('trouble.found', {...offline(name), reason: `${name} is offline`})

export const clearOffline = (sim: Simulation, name: string): void => sim.emit('trouble.gone', offline(name))

export const raiseBackupFailed = (sim: Simulation, name: string): void =>
  sim.emit('trouble.found', {...backup(name), reason: `Subcloud Backup Failure (subcloud=${name})`})

export const clearBackupFailed = (sim: Simulation, name: string): void => sim.emit('trouble.gone', backup(name))

/** Nothing is left of a subcloud that is gone, or goes by another name. */
export function clearSubcloudAlarms(sim: Simulation, name: string): void {
  clearOffline(sim, name)
  clearBackupFailed(sim, name)
  for (const type of endpointTypes) {
    sim.emit('trouble.gone', {region: centralRegion, alarmId: '280.002', entity: `subcloud=${name}.resource=${type}`})
  }
}
