import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {watched} from './model.js'

export const auditTimer = 'dcmanager.audit'

/** Somebody waits for what the next audit of this subcloud finds. */
export function requestAudit(sim: Simulation, subcloudId: number): void {
  const table = sim.in(centralRegion).of(watched)
  if (!table.has(subcloudId)) table.insert({subcloudId})
  if (sim.scheduler.waiting(centralRegion, auditTimer) === undefined) scheduleAudit(sim)
}

export const scheduleAudit = (sim: Simulation) =>
  sim.schedule({after: sim.timing.ms('subcloud.audit'), kind: auditTimer, scope: centralRegion, key: auditTimer})
