import type {Simulation} from '../../../kernel/simulation.js'
import {fail, look, present} from './engine.js'

/** What happens in a system moves its strategy on. */
export function watchSystem(sim: Simulation): void {
  for (const name of [
    ...(['host.locked', 'host.unlocked', 'host.activated', 'host.rebooted'] as const),
    ...(['deployment.changed', 'deployment.host', 'deployment.ended', 'alarm.cleared'] as const),
  ]) {
    sim.onEvent(name, ({region}) => lookSoon(sim, region))
  }
  sim.onTimer('vim.look', ({scope}) => look(sim, scope))

  const hostSteps = ['lock-hosts', 'unlock-hosts', 'reboot-hosts', 'swact-hosts']
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
}

/** What happened is told before it is written: it is looked at when that is done. */
function lookSoon(sim: Simulation, region: string): void {
  if (present(sim, region) === undefined) return
  sim.schedule({after: 0, kind: 'vim.look', scope: region, key: 'vim.look', data: null})
  // What maintenance does to a host may go on for a moment after it was told.
  sim.schedule({after: '10s', kind: 'vim.look', scope: region, key: 'vim.look.again', data: null})
}
