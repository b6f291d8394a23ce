import {lifecycle} from '../../../kernel/lifecycle.js'
import type {Simulation} from '../../../kernel/simulation.js'
import {locking, unlocking} from './lifecycle.js'
import {type Host, hosts, isWorker, nameOf} from './model.js'

const fact = (host: Host & {hostname: string; personality: NonNullable<Host['personality']>}) => ({
  uuid: host.uuid,
  hostname: host.hostname,
  personality: host.personality,
  worker: isWorker(host),
  administrative: host.administrative,
  operational: host.operational,
  availability: host.availability,
  active: host.active,
  task: host.task,
})

/** The other controller takes over; nothing is out of service meanwhile. */
const swacting = lifecycle<Host>(
  hosts,
  'host.swact',
  [
    {phase: 'request', do: (_host, at) => ({task: 'Swact: Request', ihost_action: 'swact', updatedAt: at.now})},
    {phase: 'move', after: 'host.swact.request', do: () => ({task: 'Swact: In-Progress'})},
    {
      phase: 'done',
      after: 'host.swact.move',
      do: (host, at) => {
        const peer = at.scope.of(hosts).find((one) => one.personality === 'controller' && one.uuid !== host.uuid)
        if (peer === undefined) return {task: '', ihost_action: ''}
        at.scope.of(hosts).update(peer.uuid, {active: true, updatedAt: at.now})
        at.emit('host.activated', {region: at.region, hostname: nameOf(peer)})
        return {active: false, task: '', ihost_action: '', updatedAt: at.now}
      },
    },
  ],
  {host: nameOf, failed: (_host, at) => ({task: 'Swact: Failed', ihost_action: '', updatedAt: at.now})},
)

const rebooting = lifecycle<Host>(
  hosts,
  'host.reboot',
  [
    {
      phase: 'request',
      do: (_host, at) => ({task: 'Rebooting', ihost_action: 'reboot', availability: 'offline', updatedAt: at.now}),
    },
    {
      phase: 'boot',
      after: 'host.boot',
      do: (host, at) => {
        at.emit('host.rebooted', {region: at.region, hostname: nameOf(host)})
        return {task: '', ihost_action: '', availability: 'online', bootedAt: at.now, updatedAt: at.now}
      },
    },
  ],
  {host: nameOf},
)

const begin = {lock: locking, unlock: unlocking, swact: swacting, reboot: rebooting}

/** Why the host cannot do this now; nothing where it can. */
function obstacle(host: Host, action: keyof typeof begin, all: readonly Host[]): string | undefined {
  const name = nameOf(host)
  const controllers = all.filter((one) => one.personality === 'controller')
  switch (action) {
    case 'lock':
      if (host.administrative === 'locked') return `${name} is locked already`
      return host.active && controllers.length > 1 ? `${name} is the active controller` : undefined
    case 'unlock':
      if (host.administrative === 'unlocked') return `${name} is unlocked already`
      return host.availability === 'online' ? undefined : `${name} is ${host.availability}`
    case 'swact': {
      if (!host.active) return `${name} is not the active controller`
      const peer = controllers.find((one) => one.uuid !== host.uuid)
      if (peer === undefined) return 'there is no other controller'
      const ready = peer.administrative === 'unlocked' && peer.operational === 'enabled'
      return ready ? undefined : `${nameOf(peer)} is not in service`
    }
    case 'reboot':
      return host.administrative === 'locked' ? undefined : `${name} is not locked`
  }
}

/** What other services may know of hosts, and have done to them. */
export function offerHosts(sim: Simulation): void {
  sim.register(swacting, rebooting)
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
  sim.onEvent('host.wanted', ({region, hostname, action}) => {
    const table = sim.in(region).of(hosts)
    const host = table.find({hostname})
    const reason = host === undefined ? `there is no host ${hostname}` : obstacle(host, action, table.all())
    if (host === undefined || reason !== undefined) {
      sim.emit('host.refused', {region, hostname, action, reason: reason ?? ''})
    } else sim.start(begin[action], region, host.uuid)
  })
}
