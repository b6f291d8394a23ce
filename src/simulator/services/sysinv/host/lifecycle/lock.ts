import {lifecycle, type Moment} from '../../../../simulation.js'
import {handOver} from '../../record/activity.js'
import {type Host, hosts, nameOf} from '../../record/host.js'
import {logCommand, logState, ofHost, raise, touched} from '../../record/notice.js'

const outOfService: Partial<Host> = {
  administrative: 'locked',
  operational: 'disabled',
  subfunction_oper: 'disabled',
  vim_progress_status: 'services-disabled',
  task: '',
  ihost_action: '',
}

function locked(host: Host, at: Moment): void {
  raise(at, host, '200.001')
  logState(at, host, 'state', 'disabled')
  at.emit('host.locked', {region: at.region, hostname: nameOf(host)})
}

/** The services leave first; only then is the host out of service. Where they cannot leave, nothing changes. */
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
        locked(host, at)
        logState(at, host, 'status', 'online')
        return touched(at, {...outOfService, availability: 'online', subfunction_avail: 'online'})
      },
    },
  ],
  {
    ...ofHost,
    failed: (_host, at, reason) =>
      touched(at, {task: '', ihost_action: '', vim_progress_status: reason || 'services-disable-failed'}),
  },
)

/** Nothing is moved away: the host is reset, so it is away for as long as it boots. */
export const forceLocking = lifecycle<Host>(
  hosts,
  'host.force-lock',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'force-lock')
        return touched(at, {ihost_action: 'force-lock', task: 'Force Locking'})
      },
    },
    {
      phase: 'reset',
      after: 'host.force-lock.reset',
      do: (_host, at) => touched(at, {task: 'Force Lock Reset in Progress'}),
    },
    {
      phase: 'disable',
      after: 'host.force-lock.disable',
      do: (host, at) => {
        handOver(at, host)
        locked(host, at)
        logState(at, host, 'status', 'offline')
        return touched(at, {...outOfService, availability: 'offline', subfunction_avail: 'offline'})
      },
    },
    {
      phase: 'boot',
      after: 'host.boot',
      do: (host, at) => {
        logState(at, host, 'status', 'online')
        return touched(at, {availability: 'online', subfunction_avail: 'online', bootedAt: at.now})
      },
    },
  ],
  ofHost,
)
