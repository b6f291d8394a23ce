import type {Call} from '../../../http/call.js'
import {applying} from './lifecycle/apply.js'
import {type Application, applications} from './model.js'

/** Applies again what is applied and made for that: one application, or all. */
export function reapplyOnDemand(c: Call, one?: Application): void {
  for (const row of c.region.of(applications).where({status: 'applied'})) {
    if (!row.package.reappliesOnDemand || (one !== undefined && one.uuid !== row.uuid)) continue
    c.sim.start(applying, c.region.name, row.uuid)
  }
}
