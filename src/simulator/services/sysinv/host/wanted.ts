import {Refusal} from '../../../http/refusal.js'
import type {Simulation} from '../../../simulation.js'
import {type Host, hosts, isWorker} from '../record/host.js'
import {act} from './action.js'

const fact = (host: Host & {hostname: string; personality: NonNullable<Host['personality']>}) => ({
  uuid: host.uuid,
  hostname: host.hostname,
  personality: host.personality,
  worker: isWorker(host),
  administrative: host.administrative,
  operational: host.operational,
  availability: host.availability,
  active: host.active,
  busy: host.task !== '',
  firmwarePending: host.device_image_update === 'pending',
  configStale: host.config_target !== null && host.config_target !== host.config_applied,
})

/** What other services may know of hosts, and have done to them: by the rules that operators are held to. */
export function offerHosts(sim: Simulation): void {
  sim.provide('hosts', (region) =>
    sim
      .in(region)
      .of(hosts)
      .all()
      .flatMap((host) => {
        const {hostname, personality} = host
        return hostname === null || personality === null ? [] : [fact({...host, hostname, personality})]
      }),
  )
  sim.onEvent('host.updated', ({region, hostname, what}) => {
    const table = sim.in(region).of(hosts)
    const host = table.find({hostname})
    if (host === undefined) return
    if (what === 'firmware') table.update(host.uuid, {device_image_update: null})
    else {
      table.update(host.uuid, {config_applied: host.config_target, config_status: null})
      sim.emit('trouble.gone', {region, alarmId: '250.001', entity: `host=${hostname}`})
    }
  })
  sim.onEvent('host.wanted', ({region, hostname, action}) => {
    const scope = sim.in(region)
    const host = scope.of(hosts).find({hostname})
    try {
      if (host === undefined) throw new Refusal(404, `there is no host ${hostname}`)
      if (action === 'swact' && !host.active) throw new Refusal(400, `${hostname} is not the active controller`)
      sim.attempt(() => act({sim, region: scope}, host, action))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sim.emit('host.refused', {region, hostname, action, reason: error.message})
    }
  })
}
