import type {Simulation} from '../../../simulation.js'
import {type Instance, instances} from './model.js'

const entity = ({tenant, uuid}: Instance): string => `tenant=${tenant}.instance=${uuid}`

/** What is done to a machine, as the log tells it. */
const deeds = {
  move: {issued: '700.151', underWay: '700.152', failed: '700.155', done: '700.156'},
  stop: {issued: '700.145', underWay: '700.146', done: '700.150'},
  start: {issued: '700.139', underWay: '700.140', done: '700.144'},
} as const
const migrating = '700.008'
const stopped = '700.004'

const owned = ({name, tenant}: Instance): string => `${name} owned by ${tenant}`

function tell(sim: Simulation, region: string, one: Instance, logId: string, reason: string): void {
  sim.emit('log.written', {region, logId, entity: entity(one), reason})
}

const where = (region: string, one: Instance, alarmId: string) => ({region, alarmId, entity: entity(one)})

export const onHosts = (sim: Simulation, region: string, hosts: readonly string[]): readonly Instance[] =>
  sim
    .in(region)
    .of(instances)
    .where(({host}) => hosts.includes(host))

/** Live migration begins. */
export function announceMove(sim: Simulation, region: string, hosts: readonly string[]): void {
  const {issued, underWay} = deeds.move
  for (const one of onHosts(sim, region, hosts)) {
    tell(
      sim,
      region,
      one,
      issued,
      `Live-Migrate issued by the system against instance ${owned(one)} from host ${one.host}, reason = host maintenance`,
    )
    tell(sim, region, one, underWay, `Live-Migrate inprogress for instance ${one.name} from host ${one.host}`)
    const reason = `Instance ${owned(one)} is live migrating from host ${one.host}`
    sim.emit('trouble.found', {...where(region, one, migrating), reason})
  }
}

/** Each goes to another worker that is in service; answers why it cannot. */
export function move(sim: Simulation, region: string, hosts: readonly string[]): string {
  const others = sim.ask('hosts', region).filter(({hostname, worker, availability, administrative}) => {
    return worker && administrative === 'unlocked' && availability === 'available' && !hosts.includes(hostname)
  })
  const all = onHosts(sim, region, hosts)
  const nowhere = all.length > 0 && others.length === 0
  for (const [at, one] of all.entries()) {
    if (nowhere) {
      tell(sim, region, one, deeds.move.failed, `Live-Migrate failed for instance ${one.name} on host ${one.host}`)
      sim.emit('trouble.gone', where(region, one, migrating))
      continue
    }
    const target = others[at % others.length]?.hostname ?? one.host
    sim.in(region).of(instances).update(one.uuid, {host: target})
    tell(sim, region, one, deeds.move.done, `Live-Migrate complete for instance ${one.name} now on host ${target}`)
    sim.emit('trouble.gone', where(region, one, migrating))
    sim.emit('instance.moved', {region, instance: one.name, from: one.host, to: target})
  }
  return nowhere ? 'no other host can take the instances' : ''
}

const mine = (sim: Simulation, region: string, uuids: readonly string[]): readonly Instance[] =>
  uuids.flatMap((uuid) => sim.in(region).of(instances).get(uuid) ?? [])

/** Stopping or starting begins. */
export function announceRunning(sim: Simulation, region: string, uuids: readonly string[], running: boolean): void {
  const [verb, deed] = running ? (['Start', deeds.start] as const) : (['Stop', deeds.stop] as const)
  for (const one of mine(sim, region, uuids)) {
    if (one.running === running) continue
    const {issued, underWay} = deed
    tell(sim, region, one, issued, `${verb} issued by the system against instance ${owned(one)} on host ${one.host}`)
    tell(sim, region, one, underWay, `${verb} inprogress for instance ${one.name} on host ${one.host}`)
  }
}

export function setRunning(sim: Simulation, region: string, uuids: readonly string[], running: boolean): void {
  for (const one of mine(sim, region, uuids)) {
    if (one.running === running) continue
    sim.in(region).of(instances).update(one.uuid, {running})
    if (running) {
      tell(
        sim,
        region,
        one,
        deeds.start.done,
        `Start complete for instance ${one.name} now enabled on host ${one.host}`,
      )
      sim.emit('trouble.gone', where(region, one, stopped))
      continue
    }
    tell(sim, region, one, deeds.stop.done, `Stop complete for instance ${one.name} now disabled on host ${one.host}`)
    const reason = `Instance ${owned(one)} is stopped on host ${one.host}`
    sim.emit('trouble.found', {...where(region, one, stopped), reason})
  }
}
