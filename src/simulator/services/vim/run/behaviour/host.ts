import type {HostFact} from '../../../../seams.js'
import {announceMove, announceRunning, move, setRunning} from '../../instance/action.js'
import {allHosts, type Behaviour, failed, own} from './kind.js'

const locked = (host: HostFact) => host.administrative === 'locked' && host.availability === 'online' && !host.busy
const inService = ({administrative, availability, busy}: HostFact) =>
  administrative === 'unlocked' && ['available', 'degraded'].includes(availability) && !busy

/** Asks for those that need it, and is done when all are as they shall be. */
const wanting = (
  action: 'lock' | 'unlock' | 'reboot',
  needs: (host: HostFact) => boolean,
  settled: (host: HostFact) => boolean,
): Behaviour => ({
  begin: (run) => {
    const {sim, region} = run
    for (const {hostname} of own(run).filter(needs)) sim.emit('host.wanted', {region, hostname, action})
    return undefined
  },
  settle: allHosts(settled),
})

const swact: Behaviour = {
  begin: (run) => {
    const {sim, region} = run
    const active = own(run).find((host) => host.active)
    if (active === undefined) return 'done'
    sim.emit('host.wanted', {region, hostname: active.hostname, action: 'swact'})
    return undefined
  },
  settle: allHosts((host) => !host.active && !host.busy),
}

const migrate: Behaviour = {
  takes: 'vim.step.migrate',
  begin: ({sim, region, step}) => {
    announceMove(sim, region, step.names)
    return undefined
  },
  settle: ({sim, region, step}) => {
    const reason = move(sim, region, step.names)
    return reason === '' ? 'done' : failed(reason)
  },
}

const running = (wanted: boolean): Behaviour => ({
  takes: 'vim.step.instances',
  begin: ({sim, region, step}) => {
    announceRunning(sim, region, step.uuids, wanted)
    return undefined
  },
  settle: ({sim, region, step}) => {
    setRunning(sim, region, step.uuids, wanted)
    return 'done'
  },
})

/** Hosts come and go, and instances with them. */
export const hostBehaviours: Readonly<Record<string, Behaviour>> = {
  'swact-hosts': swact,
  'lock-hosts': wanting('lock', ({administrative}) => administrative === 'unlocked', locked),
  'unlock-hosts': wanting('unlock', ({administrative}) => administrative === 'locked', inService),
  'reboot-hosts': wanting('reboot', () => true, locked),
  'migrate-instances-from-host': migrate,
  'stop-instances': running(false),
  'start-instances': running(true),
}
