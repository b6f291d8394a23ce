import {lifecycle} from '../../../simulation.js'
import {type Host, hosts} from '../record/host.js'
import {clear, ofHost, touched} from '../record/notice.js'
import {needsRestart} from './target.js'

/** What can be brought to a running host is brought to it; what else changed for it waits for its next start. */
export const configuring = lifecycle<Host>(
  hosts,
  'host.configure',
  [
    {
      phase: 'apply',
      after: 'host.configure',
      do: (host, at) => {
        // A host that is away takes everything when it starts.
        if (host.operational !== 'enabled' || needsRestart(host.config_target)) return undefined
        clear(at, host, '250.001')
        return touched(at, {config_applied: host.config_target, config_status: null})
      },
    },
  ],
  {...ofHost, track: 'configuration'},
)
