import type {Moment, Simulation} from '../../../simulation.js'
import type {Severity} from '../../../states.js'
import {type Host, nameOf} from './host.js'

/** Where something is told: a step of a lifecycle, or a request. */
export interface Teller {
  readonly region: string
  readonly emit: Simulation['emit']
}

export const tellerOf = (sim: Simulation, region: string): Teller => ({
  region,
  emit: (name, data) => sim.emit(name, data),
})

const entityOf = (host: Host): string => `host=${nameOf(host)}`

/** What maintenance finds wrong with a host, by alarm. */
const reasons = {
  '200.001': (name: string) => `${name} was administratively locked to take it out-of-service.`,
  '200.004': (name: string) =>
    `${name} experienced a service-affecting failure. Host is being auto recovered by Reboot.`,
  '200.005': (name: string) => `${name} experienced a persistent critical 'Management Network' communication failure.`,
  '200.009': (name: string) =>
    `${name} experienced a persistent critical 'Cluster-host Network' communication failure.`,
  '200.010': (name: string) => `${name} access to board management module has failed.`,
  '200.011': (name: string) => `${name} experienced a configuration failure.`,
} as const

export type HostAlarm = keyof typeof reasons

export function raise(to: Teller, host: Host, alarmId: HostAlarm): void {
  to.emit('trouble.found', {region: to.region, alarmId, entity: entityOf(host), reason: reasons[alarmId](nameOf(host))})
}

export function clear(to: Teller, host: Host, ...alarmIds: readonly (HostAlarm | '250.001')[]): void {
  for (const alarmId of alarmIds) to.emit('trouble.gone', {region: to.region, alarmId, entity: entityOf(host)})
}

/** An operator's order to maintenance. */
export function logCommand(to: Teller, host: Host, command: string): void {
  const reason = `${nameOf(host)} manual ${command} request`
  to.emit('log.written', {region: to.region, logId: '200.021', entity: `${entityOf(host)}.command=${command}`, reason})
}

/** `state=enabled`, `status=online`: what became of a host. */
export function logState(to: Teller, host: Host, what: 'state' | 'status', value: string, severity?: Severity): void {
  const reason = `${nameOf(host)} is now ${value === 'disabled' ? 'disabled' : `'${value}'`}`
  const entity = `${entityOf(host)}.${what}=${value}`
  to.emit('log.written', {region: to.region, logId: '200.022', entity, reason, ...(severity ? {severity} : {})})
}

export function logEvent(to: Teller, host: Host, event: 'add' | 'discovered'): void {
  const reason = event === 'add' ? `${nameOf(host)} has been added` : `${nameOf(host)} host has been discovered`
  to.emit('log.written', {region: to.region, logId: '200.020', entity: `${entityOf(host)}.event=${event}`, reason})
}

export const touched = (at: Moment, patch: Partial<Host>): Partial<Host> => ({...patch, updatedAt: at.now})

/** What lifecycles of hosts have in common. */
export const ofHost = {host: nameOf} as const
