import type {Simulation} from '../../../simulation.js'
import {waiting} from './record.js'
import {fail, look} from './step.js'

const hostSteps = ['lock-hosts', 'unlock-hosts', 'reboot-hosts', 'swact-hosts']

/** What happens in a system moves its strategy on. */
export function watchSystem(sim: Simulation): void {
  // What maintenance does to a host may go on for a moment after it was told.
  for (const name of ['host.locked', 'host.unlocked', 'host.activated', 'host.rebooted'] as const) {
    sim.onEvent(name, ({region}) => lookSoon(sim, region, '10s'))
  }
  for (const name of [
    ...(['deployment.changed', 'deployment.host', 'deployment.ended', 'alarm.cleared'] as const),
    ...(['kubernetes.changed', 'kubernetes.host', 'rootca.changed', 'rootca.host'] as const),
  ]) {
    sim.onEvent(name, ({region}) => lookSoon(sim, region))
  }
  sim.onTimer('vim.look', ({scope}) => look(sim, scope))
  watchFailures(sim)
}

function watchFailures(sim: Simulation): void {
  sim.onEvent('host.refused', ({region, hostname, reason}) => {
    fail(sim, region, ({name, names}) => hostSteps.includes(name) && names.includes(hostname), reason)
  })
  sim.onEvent('host.failed', ({region, hostname, reason}) => {
    fail(sim, region, ({kind, names}) => kind === 'hosts' && names.includes(hostname), `${hostname} failed: ${reason}`)
  })
  sim.onEvent('lifecycle.failed', ({region, lifecycle, key, reason}) => {
    if (!lifecycle.startsWith('host.')) return
    fail(sim, region, ({name, uuids}) => hostSteps.includes(name) && uuids.includes(key), reason)
  })
  sim.onEvent('software.refused', ({region, reason}) => {
    fail(sim, region, ({name}) => /upgrade|deploy/.test(name), reason.trim())
  })
  sim.onEvent('kubernetes.refused', ({region, reason}) => {
    fail(sim, region, ({name}) => name.startsWith('kube-'), reason)
  })
  sim.onEvent('rootca.refused', ({region, reason}) => {
    fail(sim, region, ({name}) => name.startsWith('kube-rootca-'), reason)
  })
}

/** What happened is told before it is written: it is looked at when that is done. */
function lookSoon(sim: Simulation, region: string, again?: string): void {
  if (waiting(sim, region) === undefined) return
  sim.schedule({after: 0, kind: 'vim.look', scope: region, key: 'vim.look', data: null})
  if (again !== undefined) {
    sim.schedule({after: again, kind: 'vim.look', scope: region, key: 'vim.look.again', data: null})
  }
}
