import {lifecycle} from '../../../../simulation.js'
import {inService, makeActive, mateOf} from '../../record/activity.js'
import {type Host, hosts} from '../../record/host.js'
import {logCommand, ofHost, touched} from '../../record/notice.js'

/** The active controller gives its services to the other one. */
export const swacting = lifecycle<Host, {readonly force?: boolean}>(
  hosts,
  'host.swact',
  [
    {
      phase: 'request',
      do: (host, at) => {
        logCommand(at, host, 'swact')
        return touched(at, {task: at.input.force === true ? 'Force-Swacting' : 'Swacting'})
      },
    },
    {phase: 'ask', after: 'host.swact.request', do: (_host, at) => touched(at, {task: 'Swact: Request'})},
    {phase: 'move', after: 'host.swact.ask', do: (_host, at) => touched(at, {task: 'Swact: In-Progress'})},
    {
      phase: 'moved',
      after: 'host.swact.move',
      do: (host, at) => {
        const mate = mateOf(at.scope, host)
        if (mate === undefined || !inService(mate)) at.fail('Swact: Failed')
        // A standby controller may be asked too: it has nothing to give.
        else if (host.active) makeActive(at, mate, host)
        return touched(at, {task: 'Swact: Complete'})
      },
    },
    {phase: 'settle', after: 'host.swact.settle', do: (_host, at) => touched(at, {task: ''})},
  ],
  {...ofHost, failed: (_host, at) => touched(at, {task: 'Swact: Failed'})},
)
