import {refuse} from '../../../http/refusal.js'
import type {HostPart} from '../part.js'
import type {Host} from '../record/host.js'
import {interfaces} from '../record/interface.js'
import type {Where} from '../where.js'
import {ptpInstances, ptpInterfaces} from './model.js'

/** Instances of PTP are the system's, but run on hosts and their interfaces. */
export const ptpPart: HostPart = {
  mayUnlock: checkPtp,
  onDelete: leavePtp,
}

function checkPtp(host: Host, c: Where): void {
  if (host.clock_synchronization !== 'ptp') return
  const instances = c.region.of(ptpInstances).where((one) => one.host_uuids.includes(host.uuid))
  const roles = c.region.of(interfaces).where((one) => one.ihost_uuid === host.uuid && one.ptp_role !== 'none')
  if (instances.length + roles.length === 0) {
    refuse(400, 'Hosts with PTP clock synchronization must have at least one PTP interface or instance configured')
  }
}

function leavePtp({region: scope}: Where, {uuid}: Host): void {
  const own = new Set(
    scope
      .of(interfaces)
      .where({ihost_uuid: uuid})
      .map((one) => one.uuid),
  )
  for (const row of scope.of(ptpInstances).where((one) => one.host_uuids.includes(uuid))) {
    scope.of(ptpInstances).update(row.uuid, {host_uuids: row.host_uuids.filter((one) => one !== uuid)})
  }
  for (const row of scope.of(ptpInterfaces).where((one) => one.interface_uuids.some((face) => own.has(face)))) {
    const kept = row.interface_uuids.filter((one) => !own.has(one))
    scope.of(ptpInterfaces).update(row.uuid, {interface_uuids: kept})
  }
}
