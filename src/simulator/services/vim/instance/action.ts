import type {Simulation} from '../../../kernel/simulation.js'
import {type Instance, instances} from './model.js'

const entity = ({tenant, uuid}: Instance): string => `tenant=${tenant}.instance=${uuid}`

/** What the log says when a machine begins to move, and when it has arrived. */
const moving = {began: '700.152', arrived: '700.156'}
const stopped = '700.004'

export const onHosts = (sim: Simulation, region: string, hosts: readonly string[]): readonly Instance[] =>
  sim
    .in(region)
    .of(instances)
    .where(({host}) => hosts.includes(host))

export function announceMove(sim: Simulation, region: string, hosts: readonly string[]): void {
  for (const one of onHosts(sim, region, hosts)) {
    const reason = `Live-Migrate inprogress for instance ${one.name} from host ${one.host}`
    sim.emit('log.written', {region, logId: moving.began, entity: entity(one), reason})
  }
}

/** Each goes to another worker that is in service; answers why it cannot. */
export function move(sim: Simulation, region: string, hosts: readonly string[]): string {
  const others = sim.ask('hosts', region).filter(({hostname, worker, availability, administrative}) => {
    return worker && administrative === 'unlocked' && availability === 'available' && !hosts.includes(hostname)
  })
  const all = onHosts(sim, region, hosts)
  if (all.length > 0 && others.length === 0) return 'no other host can take the instances'
  for (const [at, one] of all.entries()) {
    const target = others[at % others.length]?.hostname ?? one.host
    sim.in(region).of(instances).update(one.uuid, {host: target})
    const reason = `Live-Migrate complete for instance ${one.name} now on host ${target}`
    sim.emit('log.written', {region, logId: moving.arrived, entity: entity(one), reason})
    sim.emit('instance.moved', {region, instance: one.name, from: one.host, to: target})
  }
  return ''
}

export function setRunning(sim: Simulation, region: string, uuids: readonly string[], running: boolean): void {
  for (const uuid of uuids) {
    const one = sim.in(region).of(instances).get(uuid)
    if (one === undefined || one.running === running) continue
    sim.in(region).of(instances).update(uuid, {running})
    const where = {region, alarmId: stopped, entity: entity(one)}
    if (running) sim.emit('fault.gone', where)
    else sim.emit('fault.found', {...where, reason: `Instance ${one.name} is stopped on host ${one.host}`})
  }
}
