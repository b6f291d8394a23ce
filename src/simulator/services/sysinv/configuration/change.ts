import {type Host, hosts, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import {configuring} from './lifecycle.js'
import {needsRestart, targetOf} from './target.js'

export type Personality = NonNullable<Host['personality']>

/** What a change of the platform's configuration means for its hosts. */
export interface Effect {
  readonly personalities: readonly Personality[]
  /** takes effect when a host was locked and unlocked; brought to running hosts; or only noted until somebody applies it */
  readonly takes: 'restart' | 'effect' | 'note'
  /** where not all of them are meant */
  readonly only?: (host: Host) => boolean
}

export const controllers: readonly Personality[] = ['controller']
export const everyHost: readonly Personality[] = ['controller', 'worker', 'storage']

/** Puts the configuration of hosts out of date, which an alarm tells until it has been brought to them. */
export function changeConfiguration(c: Where, {personalities, takes, only = () => true}: Effect): void {
  const uuid = c.sim.random(c.region.name, 'configuration.uuid').uuid()
  const table = c.region.of(hosts)
  for (const host of table.all()) {
    if (host.personality === null || !personalities.includes(host.personality) || !only(host)) continue
    const stale = host.config_target !== null && host.config_target !== host.config_applied
    const config_target = targetOf(uuid, takes === 'restart' || (stale && needsRestart(host.config_target)))
    table.update(host.uuid, {config_target, config_status: 'Config out-of-date', updatedAt: c.sim.now()})
    c.sim.emit('trouble.found', {
      region: c.region.name,
      alarmId: '250.001',
      entity: `host=${nameOf(host)}`,
      reason: `${nameOf(host)} Configuration is out-of-date. (applied: ${host.config_applied ?? 'None'} target: ${config_target})`,
    })
    if (takes === 'effect') c.sim.start(configuring, c.region.name, host.uuid)
  }
}
