import {lifecycle, type Moment, type Step} from '../../../../simulation.js'
import {nodes} from '../../processor/model.js'
import {type Host, hosts, isWorker} from '../../record/host.js'
import {logCommand, logEvent, logState, ofHost, touched} from '../../record/notice.js'
import {equip} from '../equip.js'

interface How {
  readonly reinstall?: boolean
}

/** From the network boot to being online with its inventory known, but not configured. */
const installSteps: Step<Host, How>[] = [
  {
    phase: 'preinstall',
    after: 'host.install.boot',
    do: (_host, at) => touched(at, {install_state: 'preinstall', install_state_info: null}),
  },
  {
    phase: 'packages',
    after: 'host.install.prepare',
    do: (_host, at) => touched(at, {install_state: 'installing', install_state_info: '0/1290'}),
  },
  {
    phase: 'half',
    after: 'host.install.packages',
    do: (_host, at) => touched(at, {install_state: 'installing', install_state_info: '645/1290'}),
  },
  {
    phase: 'post',
    after: 'host.install.packages',
    do: (_host, at) => touched(at, {install_state: 'postinstall', install_state_info: null}),
  },
  {
    phase: 'restart',
    after: 'host.install.post',
    do: (_host, at) => touched(at, {install_state: 'booting', install_state_info: null}),
  },
  {
    phase: 'online',
    after: 'host.boot',
    do: (host, at) => {
      if (at.scope.of(nodes).count({ihost_uuid: host.uuid}) === 0) equip(at.sim, at.region, host, at.now)
      logState(at, host, 'status', 'online')
      if (at.input.reinstall === true) logState(at, host, 'status', 'reinstall-complete')
      return touched(at, {
        availability: 'online',
        subfunction_avail: 'online',
        install_state: 'completed+',
        install_state_info: null,
        inv_state: 'inventoried',
        invprovision: host.invprovision ?? 'unprovisioned',
        serialid: host.serialid ?? `SN${at.random('host.serial').hex(8).toUpperCase()}`,
        capabilities: {
          ...host.capabilities,
          ...(isWorker(host) ? {is_max_cpu_configurable: 'configurable'} : {}),
        },
        bootedAt: at.now,
        task: at.input.reinstall === true ? 'Reinstall Succeeded' : '',
      })
    },
  },
  {phase: 'settle', after: 'host.install.settle', do: (_host, at) => touched(at, {task: ''})},
]

const installFailed = (host: Host, at: Moment, reason: string): Partial<Host> => {
  logState(at, host, 'status', 'reinstall-failed', 'critical')
  return touched(at, {install_state: 'failed', install_state_info: null, task: `Reinstall Failed ${reason}`.trim()})
}

/** A node that is known, with its personality, boots from the network and is installed. */
export const installing = lifecycle<Host, How>(
  hosts,
  'host.install',
  [{phase: 'request', do: (_host, at) => touched(at, {availability: 'offline'})}, ...installSteps],
  {...ofHost, failed: installFailed},
)

export const reinstalling = lifecycle<Host, How>(
  hosts,
  'host.reinstall',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'reinstall')
        return touched(at, {task: 'Reinstalling', inv_state: 'reinstalling'})
      },
    },
    {
      phase: 'wipe',
      after: 'host.install.wipe',
      do: (host, at) => {
        logState(at, host, 'status', 'offline')
        return touched(at, {availability: 'offline', subfunction_avail: 'offline'})
      },
    },
    ...installSteps,
  ],
  {...ofHost, failed: installFailed},
)

/** A node nobody told of boots from the network: it waits for a personality. */
export const discovering = lifecycle<Host>(
  hosts,
  'host.discover',
  [
    {
      phase: 'seen',
      do: (host, at) => {
        logEvent(at, host, 'discovered')
        return touched(at, {availability: 'offline'})
      },
    },
  ],
  ofHost,
)
