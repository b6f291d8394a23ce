import {type Lifecycle, lifecycle, type Moment, type Step} from '../../../kernel/lifecycle.js'
import {type Host, hosts, isWorker, nameOf} from './model.js'

const alarmOf = (host: Host, region: string) => ({region, alarmId: '200.001', entity: `host=${nameOf(host)}`})

const touched = (at: Moment, patch: Partial<Host>): Partial<Host> => ({...patch, updatedAt: at.now})

const outOfService: Partial<Host> = {
  administrative: 'locked',
  operational: 'disabled',
  subfunction_oper: 'disabled',
  vim_progress_status: 'services-disabled',
  task: '',
  ihost_action: '',
}

function raiseLocked(host: Host, at: Moment): void {
  const reason = `${nameOf(host)} was administratively locked to take it out-of-service.`
  at.emit('fault.found', {...alarmOf(host, at.region), reason})
  at.emit('host.locked', {region: at.region, hostname: nameOf(host)})
}

/** The services leave first; only then is the host out of service. */
export const locking = lifecycle<Host>(
  hosts,
  'host.lock',
  [
    {phase: 'request', do: (_host, at) => touched(at, {ihost_action: 'lock', task: 'Locking'})},
    {
      phase: 'services',
      after: 'host.lock.services',
      do: (_host, at) => touched(at, {vim_progress_status: 'services-disabled'}),
    },
    {
      phase: 'disable',
      after: 'host.lock.disable',
      do: (host, at) => {
        raiseLocked(host, at)
        return touched(at, {...outOfService, availability: 'online', subfunction_avail: 'online'})
      },
    },
  ],
  {
    host: nameOf,
    failed: (_host, at, reason) => touched(at, {task: '', ihost_action: '', vim_progress_status: reason}),
  },
)

/** Nothing is moved away: the host is reset, so it is away for as long as it boots. */
export const forceLocking = lifecycle<Host>(
  hosts,
  'host.force-lock',
  [
    {phase: 'request', do: (_host, at) => touched(at, {ihost_action: 'force-lock', task: 'Force Locking'})},
    {
      phase: 'reset',
      after: 'host.force-lock.reset',
      do: (_host, at) => touched(at, {task: 'Force Lock Reset in Progress'}),
    },
    {
      phase: 'disable',
      after: 'host.force-lock.disable',
      do: (host, at) => {
        raiseLocked(host, at)
        return touched(at, {...outOfService, availability: 'offline', subfunction_avail: 'offline'})
      },
    },
    {
      phase: 'boot',
      after: 'host.boot',
      do: (_host, at) => touched(at, {availability: 'online', subfunction_avail: 'online', bootedAt: at.now}),
    },
  ],
  {host: nameOf},
)

const unlockSteps: Step<Host>[] = [
  {
    phase: 'request',
    do: (host, at) => {
      at.emit('fault.gone', alarmOf(host, at.region))
      return touched(at, {administrative: 'unlocked', ihost_action: 'unlock', task: 'Unlocking'})
    },
  },
  {
    phase: 'restart',
    after: 'host.unlock.restart',
    do: (_host, at) => touched(at, {availability: 'offline', subfunction_avail: 'offline', task: 'Booting'}),
  },
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
      at.emit('host.unlocked', {region: at.region, hostname: nameOf(host)})
      return touched(at, {
        operational: 'enabled',
        availability: 'available',
        subfunction_oper: 'enabled',
        subfunction_avail: 'available',
        vim_progress_status: 'services-enabled',
        ihost_action: '',
        task: '',
      })
    },
  },
]

/** The host restarts, tests itself and takes its services back. */
export const unlocking = lifecycle<Host>(hosts, 'host.unlock', unlockSteps, {
  host: nameOf,
  failed: (host, at, reason) => {
    at.emit('host.failed', {region: at.region, hostname: nameOf(host), reason})
    at.emit('fault.found', {
      region: at.region,
      alarmId: '200.011',
      entity: `host=${nameOf(host)}`,
      reason: `${nameOf(host)} experienced a configuration failure.`,
    })
    return touched(at, {
      administrative: 'unlocked',
      operational: 'disabled',
      availability: 'failed',
      ihost_action: '',
      task: reason,
    })
  },
})

export const hostLifecycles: readonly Lifecycle<Host>[] = [locking, forceLocking, unlocking]
