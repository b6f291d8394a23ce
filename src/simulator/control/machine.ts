import {SimulatorError} from '../kernel/problem.js'
import {isSimplex} from '../regions.js'
import type {HostFact} from '../seams.js'
import type {Simulation} from '../simulation.js'
import {regionNamed} from './where.js'

/** What was done to a machine, as if by fate. */
export interface MachineChange {
  readonly region: string
  readonly machine: string
  readonly happened: string
}

interface Wish {
  readonly region?: string
  readonly lasting?: boolean
}

export function hostIn(sim: Simulation, region: string, hostname: string): HostFact {
  const host = sim.ask('hosts', region).find((one) => one.hostname === hostname)
  if (host !== undefined) return host
  throw new SimulatorError('not-found', `no host ${hostname} in ${region}`, 'see: stx host list')
}

/** Its heartbeats stay away: until maintenance has restarted it, or until somebody mends it. */
export function loseHost(sim: Simulation, hostname: string, body: unknown): MachineChange {
  const {region: wanted, lasting = false} = (body ?? {}) as Wish
  const region = regionNamed(sim, wanted)
  const host = hostIn(sim, region, hostname)
  if (host.administrative !== 'unlocked' || host.operational !== 'enabled') {
    throw new SimulatorError(
      'conflict',
      `host ${hostname} is not in service`,
      'only heartbeats of such a host are missed',
    )
  }
  sim.emit('host.lost', {region, hostname, lasting})
  return {region, machine: hostname, happened: lasting ? 'lost for good' : 'lost until restarted'}
}

export function mendHost(sim: Simulation, hostname: string, body: unknown): MachineChange {
  const region = regionNamed(sim, (body as Wish | undefined)?.region)
  const host = hostIn(sim, region, hostname)
  if (host.administrative !== 'unlocked' || host.operational !== 'disabled') {
    throw new SimulatorError('conflict', `host ${hostname} is not out of service by a failure`, 'see: stx host list')
  }
  sim.emit('host.mended', {region, hostname})
  return {region, machine: hostname, happened: 'mended, starts up'}
}

/** A machine that may be unknown yet boots from the network. */
export function bootNode(sim: Simulation, mac: string, body: unknown): MachineChange {
  const region = regionNamed(sim, (body as Wish | undefined)?.region)
  const address = mac.toLowerCase().replaceAll('-', ':')
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(address)) {
    throw new SimulatorError('usage', `'${mac}' is not a MAC address`, 'write it as 52:54:00:a0:00:01')
  }
  if (isSimplex(sim, region)) {
    throw new SimulatorError('conflict', `${region} is a simplex system`, 'it takes no other hosts')
  }
  sim.emit('node.booted', {region, mac: address})
  return {region, machine: address, happened: 'boots from the network'}
}
