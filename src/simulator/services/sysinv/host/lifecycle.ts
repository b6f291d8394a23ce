import {type Lifecycle, lifecycle, type Moment, type Step} from '../../../kernel/lifecycle.js'
import {type Host, hosts} from './model.js'

const alarmOf = (host: Host, region: string) => ({region, alarmId: '200.001', entity: `host=${host.hostname}`})

const touched = (at: Moment, patch: Partial<Host>): Partial<Host> => ({...patch, updatedAt: at.now})

const outOfService: Partial<Host> = {
  administrative: 'locked',
  operational: 'disabled',
  subfunctionOper: 'disabled',
  vimProgress: 'services-disabled',
  task: '',
  ihostAction: '',
}

function raiseLocked(host: Host, at: Moment): void {
  const reason = `${host.hostname} was administratively locked to take it out-of-service.`
  at.emit('fault.found', {...alarmOf(host, at.region), reason})
  at.emit('host.locked', {region: at.region, hostname: host.hostname})
}

/** The services leave first; only then is the host out of service. */
export const locking = lifecycle<Host>(
  hosts,
  'host.lock',
  [
    {phase: 'request', do: (_host, at) => touched(at, {ihostAction: 'lock', task: 'Locking'})},
    {
      phase: 'services',
      after: 'host.lock.services',
      do: (_host, at) => touched(at, {vimProgress: 'services-disabled'}),
    },
    {
      phase: 'disable',
      after: 'host.lock.disable',
      do: (host, at) => {
        raiseLocked(host, at)
        return touched(at, {...outOfService, availability: 'online', subfunctionAvail: 'online'})
      },
    },
  ],
  {
    host: (host) => host.hostname,
    failed: (_host, at, reason) => touched(at, {task: '', ihostAction: '', vimProgress: reason}),
  },
)

/** Nothing is moved away: the host is reset, so it is away for as long as it boots. */
export const forceLocking = lifecycle<Host>(
  hosts,
  'host.force-lock',
  [
    {phase: 'request', do: (_host, at) => touched(at, {ihostAction: 'force-lock', task: 'Force Locking'})},
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
        return touched(at, {...outOfService, availability: 'offline', subfunctionAvail: 'offline'})
      },
    },
    {
      phase: 'boot',
      after: 'host.boot',
      do: (_host, at) => touched(at, {availability: 'online', subfunctionAvail: 'online', bootedAt: at.now}),
    },
  ],
  {host: (host) => host.hostname},
)

const isWorker = (host: Host) => host.subfunctions.includes('worker')

const unlockSteps: Step<Host>[] = [
  {
    phase: 'request',
    do: (host, at) => {
      at.emit('fault.gone', alarmOf(host, at.region))
      return touched(at, {administrative: 'unlocked', ihostAction: 'unlock', task: 'Unlocking'})
    },
  },
  {
    phase: 'restart',
    after: 'host.unlock.restart',
    do: (_host, at) => touched(at, {availability: 'offline', subfunctionAvail: 'offline', task: 'Booting'}),
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
      at.emit('host.unlocked', {region: at.region, hostname: host.hostname})
      return touched(at, {
        operational: 'enabled',
        availability: 'available',
        subfunctionOper: 'enabled',
        subfunctionAvail: 'available',
        vimProgress: 'services-enabled',
        ihostAction: '',
        task: '',
      })
    },
  },
]

/** The host restarts, tests itself and takes its services back. */
export const unlocking = lifecycle<Host>(hosts, 'host.unlock', unlockSteps, {
  host: (host) => host.hostname,
  failed: (host, at, reason) => {
    at.emit('host.failed', {region: at.region, hostname: host.hostname, reason})
    at.emit('fault.found', {
      region: at.region,
      alarmId: '200.011',
      entity: `host=${host.hostname}`,
      reason: `${host.hostname} experienced a configuration failure.`,
    })
    return touched(at, {operational: 'disabled', availability: 'failed', ihostAction: '', task: reason})
  },
})

export const hostLifecycles: readonly Lifecycle<Host>[] = [locking, forceLocking, unlocking]
