import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {levelOf} from '../central/level.js'
import {centralState, keepCentral} from '../central/state.js'
import {changeSubcloud, subcloudById} from '../record/change.js'
import {type Level, type Subcloud, subclouds} from '../record/model.js'
import {requestAudit} from './request.js'

function setLevel(sim: Simulation, subcloud: Subcloud, level: Level, value: string): void {
  const {levels} = subcloudById(sim, subcloud.id) ?? subcloud
  changeSubcloud(sim, subcloud.id, {levels: {...levels, [level]: value}})
  requestAudit(sim, subcloud.id)
}

/** Whatever the subcloud has now counts as what its controller has. */
export const adoptLevel = (sim: Simulation, subcloud: Subcloud, level: Level): void =>
  setLevel(sim, subcloud, level, levelOf(sim, undefined, level))

/** Everything managed is compared anew. */
export function auditManaged(sim: Simulation): void {
  for (const subcloud of sim.in(centralRegion).of(subclouds).all()) {
    if (subcloud.management === 'managed') requestAudit(sim, subcloud.id)
  }
}

/** Whoever changes a system says so; here it decides which endpoints are in sync. */
export function watchLevels(sim: Simulation): void {
  sim.onEvent('system.level', ({region, level, value}) => {
    if (region === centralRegion) {
      const {levels, releases} = centralState(sim)
      const known = level === 'software' ? [...new Set([...releases, value])] : releases
      keepCentral(sim, {levels: {...levels, [level]: value}, releases: known})
      auditManaged(sim)
      return
    }
    const subcloud = sim.in(centralRegion).of(subclouds).find({region})
    if (subcloud !== undefined) setLevel(sim, subcloud, level, value)
  })
}
