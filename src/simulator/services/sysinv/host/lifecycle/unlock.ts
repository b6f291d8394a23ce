import {lifecycle, type Moment, type Step} from '../../../../simulation.js'
import {type Host, hosts, isWorker, nameOf} from '../../record/host.js'
import {clear, logCommand, logState, ofHost, raise, touched} from '../../record/notice.js'
import {isSimplex} from '../../record/system.js'
import {hostParts} from '../../rooms.js'

/** A simplex system configures itself before it restarts. */
const alone = (at: Moment): boolean => isSimplex(at.scope)

const away = {availability: 'offline', subfunction_avail: 'offline'} as const

/** From the restart to being in service again: an unlock, and every recovery, end so. */
export const startUp: Step<Host>[] = [
  {
    phase: 'test',
    after: 'host.boot',
    do: (_host, at) => touched(at, {availability: 'intest', task: 'Testing', bootedAt: at.now}),
  },
  {phase: 'initialize', after: 'host.unlock.test', do: (_host, at) => touched(at, {task: 'Initializing'})},
  {
    phase: 'worker',
    when: isWorker,
    after: 'host.unlock.initialize',
    do: (_host, at) => touched(at, {operational: 'enabled', task: 'Enabling Worker Service'}),
  },
  {
    phase: 'enable',
    after: 'host.unlock.enable',
    do: (host, at) => {
      clear(at, host, '200.004', '200.005', '200.009', '200.011', '250.001')
      logState(at, host, 'state', 'enabled')
      at.emit('host.unlocked', {region: at.region, hostname: nameOf(host)})
      return touched(at, {
        operational: 'enabled',
        availability: 'available',
        subfunction_oper: 'enabled',
        subfunction_avail: 'available',
        invprovision: 'provisioned',
        vim_progress_status: 'services-enabled',
        config_applied: host.config_target,
        config_status: null,
        kernel_running: host.kernel_provisioned,
        ihost_action: '',
        task: '',
      })
    },
  },
]

/** The host restarts, tests itself and takes its services back. */
export const unlocking = lifecycle<Host>(
  hosts,
  'host.unlock',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'unlock')
        clear(at, host, '200.001')
        for (const {onUnlock} of hostParts) onUnlock?.(at.scope, host.uuid, at.now)
        return touched(at, {
          administrative: 'unlocked',
          ihost_action: 'unlock',
          task: 'Unlocking',
          invprovision: host.invprovision === 'provisioned' ? 'provisioned' : 'provisioning',
        })
      },
    },
    {
      phase: 'manifest',
      after: (_host, at) => (alone(at) ? at.sim.timing.ms('host.unlock.restart') : 0),
      do: (_host, at) => touched(at, alone(at) ? {task: 'Applying manifest, please stand-by ...'} : {}),
    },
    {
      phase: 'restart',
      after: (_host, at) => at.sim.timing.ms(alone(at) ? 'host.unlock.manifest' : 'host.unlock.restart'),
      do: (host, at) => {
        logState(at, host, 'status', 'offline')
        return touched(at, {...away, task: 'Booting'})
      },
    },
    ...startUp,
  ],
  {
    ...ofHost,
    failed: (host, at, reason) => {
      at.emit('host.failed', {region: at.region, hostname: nameOf(host), reason})
      raise(at, host, '200.011')
      logState(at, host, 'status', 'failed')
      return touched(at, {
        administrative: 'unlocked',
        operational: 'disabled',
        availability: 'failed',
        ihost_action: '',
        task: reason,
      })
    },
  },
)
