import type {FaultRule} from '../../../kernel/fault.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {lost} from './model.js'
import {requestAudit} from './request.js'

/** A fault of this name keeps subclouds from answering for as long as it stands. */
const outage = 'subcloud.unreachable'

/** Looks at the subclouds that outages concern or concerned, never at all of them. */
export function installOutages(sim: Simulation): void {
  sim.faults.declare(outage)
  sim.onEvent('rule.changed', ({state}) => {
    if (state !== outage) return
    const table = sim.in(centralRegion).of(lost)
    const struck = new Set(outages(sim).flatMap((rule) => concerned(sim, rule)))
    for (const {subcloudId} of table.all()) {
      if (struck.has(subcloudId)) continue
      table.remove(subcloudId)
      requestAudit(sim, subcloudId)
    }
    for (const subcloudId of struck) {
      if (table.has(subcloudId)) continue
      table.insert({subcloudId})
      requestAudit(sim, subcloudId)
    }
  })
}

const outages = (sim: Simulation) => sim.faults.list().filter((rule) => rule.state === outage)

/** A rule names a subcloud by its region or, as its host, by its name; one that names nothing means all. */
function concerned(sim: Simulation, {region, host}: FaultRule): number[] {
  const table = sim.in(centralRegion).of(subclouds)
  const match: Partial<Subcloud> = {
    ...(region === undefined ? {} : {region}),
    ...(host === undefined ? {} : {name: host}),
  }
  return table.where(match).map((subcloud) => subcloud.id)
}
