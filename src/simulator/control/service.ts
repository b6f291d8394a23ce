import {SimulatorError} from '../kernel/problem.js'
import type {Simulation} from '../simulation.js'
import {hostIn, type MachineChange} from './machine.js'
import {regionNamed} from './where.js'

interface Wish {
  readonly region?: string
  readonly host?: string
  readonly lasting?: boolean
}

function serviceIn(sim: Simulation, region: string, name: string): {readonly broken: boolean} {
  const service = sim.ask('managedServices', region).find((one) => one.name === name)
  if (service !== undefined) return service
  throw new SimulatorError('not-found', `no service ${name} in ${region}`, 'see: stx service list')
}

/** It dies on the controller that is active, or on the one that is named. */
export function failService(sim: Simulation, service: string, body: unknown): MachineChange {
  const {region: wanted, host: named, lasting = false} = (body ?? {}) as Wish
  const region = regionNamed(sim, wanted)
  serviceIn(sim, region, service)
  const active = sim.ask('hosts', region).find((one) => one.active)?.hostname ?? ''
  const host = hostIn(sim, region, named ?? active)
  if (host.personality !== 'controller') {
    throw new SimulatorError('conflict', `host ${host.hostname} is no controller`, 'only controllers run such services')
  }
  if (host.administrative !== 'unlocked' || host.operational !== 'enabled') {
    throw new SimulatorError('conflict', `host ${host.hostname} is not in service`, 'nothing runs there')
  }
  sim.emit('service.broken', {region, service, hostname: host.hostname, lasting})
  const happened = lasting ? 'failed for good' : 'failed until restarted'
  return {region, machine: `${service} on ${host.hostname}`, happened}
}

export function mendService(sim: Simulation, service: string, body: unknown): MachineChange {
  const region = regionNamed(sim, (body as Wish | undefined)?.region)
  if (!serviceIn(sim, region, service).broken) {
    throw new SimulatorError('conflict', `service ${service} has not failed`, 'see: stx servicegroup list')
  }
  sim.emit('service.mended', {region, service})
  return {region, machine: service, happened: 'mended'}
}
