import {lifecycle, type Moment} from '../../../../simulation.js'
import {type Host, hosts, nameOf} from '../../record/host.js'
import {logCommand, logState, ofHost, touched} from '../../record/notice.js'

const gone = (host: Host, at: Moment, availability: 'offline' | 'power-off', task: string): Partial<Host> => {
  logState(at, host, 'status', 'offline')
  return touched(at, {availability, subfunction_avail: availability, task})
}

const back = (host: Host, at: Moment): Partial<Host> => {
  logState(at, host, 'status', 'online')
  return touched(at, {availability: 'online', subfunction_avail: 'online', bootedAt: at.now, task: ''})
}

const failing = (text: string) => ({
  ...ofHost,
  failed: (_host: Host, at: Moment, reason: string) => touched(at, {task: `${text}${reason ? ` - ${reason}` : ''}`}),
})

export const rebooting = lifecycle<Host>(
  hosts,
  'host.reboot',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'reboot')
        return touched(at, {task: 'Rebooting'})
      },
    },
    {
      phase: 'restart',
      after: 'host.reboot.request',
      do: (host, at) => gone(host, at, 'offline', 'Rebooting/Resetting Host'),
    },
    {
      phase: 'boot',
      after: 'host.boot',
      do: (host, at) => {
        at.emit('host.rebooted', {region: at.region, hostname: nameOf(host)})
        return back(host, at)
      },
    },
  ],
  failing('Reboot Failed'),
)

/** What reboot does with the host's help, the board management controller does without. */
export const resetting = lifecycle<Host>(
  hosts,
  'host.reset',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'reset')
        return touched(at, {task: 'Resetting'})
      },
    },
    {phase: 'ask', after: 'host.bmc.request', do: (_host, at) => touched(at, {task: 'Reset Requested'})},
    {
      phase: 'wait',
      after: 'host.bmc.power',
      do: (_host, at) => touched(at, {task: 'Resetting: waiting for offline'}),
    },
    {phase: 'away', after: 'host.bmc.power', do: (host, at) => gone(host, at, 'offline', 'Reset Completed')},
    {phase: 'boot', after: 'host.boot', do: back},
  ],
  failing('Reset Failed'),
)

export const poweringOff = lifecycle<Host>(
  hosts,
  'host.power-off',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'power-off')
        return touched(at, {task: 'Powering-off'})
      },
    },
    {phase: 'ask', after: 'host.bmc.request', do: (_host, at) => touched(at, {task: 'Power-Off Requested'})},
    {phase: 'power', after: 'host.bmc.power', do: (_host, at) => touched(at, {task: 'Powering Off'})},
    {
      phase: 'off',
      after: 'host.bmc.power',
      do: (host, at) => gone(host, at, 'power-off', 'Power-Off Completed'),
    },
    {phase: 'settle', after: 'host.bmc.settle', do: (_host, at) => touched(at, {task: ''})},
  ],
  failing('Power-Off Failed'),
)

export const poweringOn = lifecycle<Host>(
  hosts,
  'host.power-on',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'power-on')
        return touched(at, {task: 'Powering-on'})
      },
    },
    {phase: 'ask', after: 'host.bmc.request', do: (_host, at) => touched(at, {task: 'Power-On Requested'})},
    {phase: 'power', after: 'host.bmc.power', do: (_host, at) => touched(at, {task: 'Powering On'})},
    {
      phase: 'on',
      after: 'host.bmc.power',
      do: (_host, at) =>
        touched(at, {availability: 'offline', subfunction_avail: 'offline', task: 'Power-On Completed'}),
    },
    {phase: 'boot', after: 'host.boot', do: back},
  ],
  failing('Power-On Failed'),
)
