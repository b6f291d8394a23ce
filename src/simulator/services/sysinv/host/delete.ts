import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {findHost} from '../record/find-host.js'
import {hosts, nameOf} from '../record/host.js'
import {logCommand, tellerOf} from '../record/notice.js'
import {isSimplex} from '../record/system.js'
import {hostParts} from '../rooms.js'
import {locking} from './lifecycle/lock.js'

/** A host leaves the inventory with all that belonged to it, its alarms included. */
export function deleteHost(c: Call<'host'>) {
  const host = findHost(c)
  const region = c.region.name
  if (isSimplex(c.region) && host.hostname === 'controller-0') {
    refuse(400, 'Deleting controller-0 on a simplex system is not allowed.')
  }
  if (host.administrative === 'unlocked') {
    refuse(
      400,
      `Unable to complete the action delete because Host ${nameOf(host)} is in administrative state = unlocked.`,
    )
  }
  logCommand(tellerOf(c.sim, region), host, 'delete')
  c.sim.lifecycles.cancel(locking, region, host.uuid)
  const mine = `host=${nameOf(host)}`
  for (const {alarmId, entity} of c.sim.ask('alarms', region)) {
    if (entity === mine || entity.startsWith(`${mine}.`)) c.sim.emit('trouble.gone', {region, alarmId, entity})
  }
  for (const {onDelete} of hostParts) onDelete?.(c, host)
  for (const {rows = []} of hostParts) for (const forget of rows) forget(c.region, host.uuid)
  c.region.of(hosts).remove(host.uuid)
  c.sim.emit('host.deleted', {region, hostname: nameOf(host)})
  return reply(204)
}
