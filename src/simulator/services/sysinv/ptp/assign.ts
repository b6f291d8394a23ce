import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {PatchOperation} from '../patch.js'
import type {Host} from '../record/host.js'
import {ptpInstances} from './model.js'

/** Has a host run an instance, or no longer. */
export function assignInstance(c: Call, host: Host, {op, value}: PatchOperation): void {
  const instance = c.region.of(ptpInstances).find({id: Number(value)}) ?? refuse(400, 'No PTP instance object')
  const others = c.region.of(ptpInstances).where((one) => one.host_uuids.includes(host.uuid))
  if (op === 'add') {
    const single = instance.service === 'gnss-monitor' || instance.service === 'dpll-mgr'
    if (single && others.some((one) => one.service === instance.service)) {
      refuse(400, `${instance.service} ptp instance already exists on host`)
    }
  }
  const kept = instance.host_uuids.filter((uuid) => uuid !== host.uuid)
  c.region.of(ptpInstances).update(instance.uuid, {
    host_uuids: op === 'add' ? [...kept, host.uuid] : kept,
    updatedAt: c.sim.now(),
  })
}
