import type {Simulation} from '../../../simulation.js'
import {installedRelease} from '../plan/system.js'
import {inService} from '../record/activity.js'
import {hosts} from '../record/host.js'
import {systems} from '../record/system.js'
import {failing, recovering} from './lifecycle/failure.js'
import {discovering} from './lifecycle/install.js'
import {blankHost} from './seed.js'

/** What machines do without being asked. */
export function watchHardware(sim: Simulation): void {
  sim.onEvent('host.lost', ({region, hostname, lasting}) => {
    const host = sim.in(region).of(hosts).find({hostname})
    if (host !== undefined && inService(host)) sim.start(failing, region, host.uuid, {lasting})
  })
  sim.onEvent('host.mended', ({region, hostname}) => {
    const host = sim.in(region).of(hosts).find({hostname})
    if (host?.administrative === 'unlocked' && host.operational === 'disabled') {
      sim.start(recovering, region, host.uuid)
    }
  })
  sim.onEvent('node.booted', ({region, mac}) => {
    const scope = sim.in(region)
    const table = scope.of(hosts)
    if (table.find((one) => one.mgmt_mac === mac) !== undefined) return
    const now = sim.now()
    const [system] = scope.of(systems).all()
    const node = table.insert({
      ...blankHost,
      sw_version: system?.software_version ?? installedRelease,
      id: table.nextId(),
      uuid: sim.random(region, 'host.uuid').uuid(),
      mgmt_mac: mac,
      isystem_uuid: system?.uuid ?? '',
      createdAt: now,
      bootedAt: now,
    })
    sim.start(discovering, region, node.uuid)
  })
}
