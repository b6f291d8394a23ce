import type {Simulation} from '../../../simulation.js'
import {hosts} from '../record/host.js'
import {systems} from '../record/system.js'

/** `26.09` of `26.09.0`: sysinv knows major releases only. */
const majorOf = (version: string): string => version.split('.').slice(0, 2).join('.')

/** The activation, and its rollback, write the release into the database (upgrade script 198-update-isystem-data). */
const activated = new Set(['activate-done', 'activate-rollback-done'])
/** What was installed on a host is what it starts with. */
const installed = new Set(['deployed', 'rollback-deployed'])

/** Follows deployments: each host tells its release when it has started, as the genuine agent does. */
export function followReleases(sim: Simulation): void {
  sim.onEvent('deployment.changed', ({region, state}) => {
    const to = sim.ask('deployment', region)?.to
    const table = sim.in(region).of(systems)
    const [system] = table.all()
    if (to === undefined || system === undefined || !activated.has(state)) return
    if (system.software_version !== majorOf(to)) table.update(system.uuid, {software_version: majorOf(to)})
  })

  const started = ({region, hostname}: {region: string; hostname: string}) => {
    const deployment = sim.ask('deployment', region)
    const there = deployment?.hosts.find((one) => one.hostname === hostname)
    const table = sim.in(region).of(hosts)
    const host = table.find({hostname})
    if (deployment === undefined || host === undefined || !installed.has(there?.state ?? '')) return
    if (host.sw_version !== majorOf(deployment.to)) table.update(host.uuid, {sw_version: majorOf(deployment.to)})
  }
  sim.onEvent('host.unlocked', started)
  sim.onEvent('host.rebooted', started)
}
