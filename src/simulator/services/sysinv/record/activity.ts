import type {Scope} from '../../../kernel/store.js'
import type {Moment} from '../../../simulation.js'
import {type Host, hosts, nameOf} from './host.js'

export const inService = (host: Host): boolean => host.administrative === 'unlocked' && host.operational === 'enabled'

/** The other controller. */
export const mateOf = (scope: Scope, host: Host): Host | undefined =>
  scope.of(hosts).find((one) => one.personality === 'controller' && one.hostname !== null && one.uuid !== host.uuid)

/** It is the active controller, and no other one could be in its place. */
export function carriesAlone(at: Moment, host: Host): boolean {
  if (at.scope.of(hosts).get(host.uuid)?.active !== true) return false
  const mate = mateOf(at.scope, host)
  return mate === undefined || !inService(mate)
}

/** The active controller goes away; the other one, if it can, takes its services without being asked. */
export function handOver(at: Moment, host: Host): void {
  if (!host.active) return
  const mate = mateOf(at.scope, host)
  if (mate === undefined || !inService(mate)) return
  makeActive(at, mate, host)
}

export function makeActive(at: Moment, next: Host, last: Host): void {
  at.scope.of(hosts).update(last.uuid, {active: false})
  at.scope.of(hosts).update(next.uuid, {active: true})
  const entity = `host=${nameOf(next)}`
  const reason = `Controller switchover: ${nameOf(next)} is active now, instead of ${nameOf(last)}`
  at.emit('log.written', {region: at.region, logId: '401.007', entity, reason})
  at.emit('host.activated', {region: at.region, hostname: nameOf(next)})
}
