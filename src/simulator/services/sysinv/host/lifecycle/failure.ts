import {lifecycle, type Moment} from '../../../../simulation.js'
import {carriesAlone, handOver} from '../../record/activity.js'
import {type Host, hosts, nameOf} from '../../record/host.js'
import {logState, ofHost, raise, touched} from '../../record/notice.js'
import {startUp} from './unlock.js'

const lost = (host: Host, at: Moment): Partial<Host> => {
  raise(at, host, '200.005')
  raise(at, host, '200.009')
  return touched(at, {availability: 'degraded'})
}

/** Heartbeats stay away: degraded first, then failed, then maintenance reboots the host until it answers. */
export const failing = lifecycle<Host, {readonly lasting: boolean}>(
  hosts,
  'host.failure',
  [
    {phase: 'degrade', do: lost},
    {
      phase: 'fail',
      after: 'host.heartbeat.loss',
      do: (host, at) => {
        raise(at, host, '200.004')
        logState(at, host, 'status', 'failed')
        handOver(at, host)
        const reason = 'heartbeat lost'
        at.emit('host.failed', {region: at.region, hostname: nameOf(host), reason})
        // Nobody took its services over: a restart passes by, what lasts takes the whole system away.
        if (at.input.lasting && carriesAlone(at, host)) at.emit('system.lost', {region: at.region, reason})
        return touched(at, {
          operational: 'disabled',
          availability: 'failed',
          subfunction_oper: 'disabled',
          subfunction_avail: 'failed',
          vim_progress_status: 'services-disabled',
          task: 'Rebooting/Resetting Host',
        })
      },
    },
    {
      phase: 'away',
      after: 'host.heartbeat.reboot',
      do: (host, at) => {
        logState(at, host, 'status', 'offline')
        return touched(at, {availability: 'offline', subfunction_avail: 'offline', task: 'Booting'})
      },
    },
    {
      // Only a lock, or somebody who mends it, ends the waiting for a host that is broken for good.
      phase: 'wait',
      do: (_host, at) => {
        if (at.input.lasting) at.end()
        return undefined
      },
    },
    ...startUp,
  ],
  ofHost,
)

/** The machine was repaired, and is switched on: it answers again. */
export const recovering = lifecycle<Host>(hosts, 'host.recovery', startUp, ofHost)
