import {lifecycle} from '../../../../simulation.js'
import {tell} from '../alarm.js'
import {type Application, applications} from '../model.js'
import {at} from './progress.js'
import {recover} from './update.js'

const aborted = 'operation aborted by user'

/** Ends whatever is under way, a moment after it was asked for; an aborted update goes back to the version before. */
export const aborting = lifecycle<Application>(applications, 'application.abort', [
  {
    phase: 'done',
    after: 'application.step',
    do: (row, moment) => {
      if (row.status === 'updating') {
        recover(moment, row)
        return at(moment, {status: 'inactive', active: false, progress: aborted})
      }
      const removal = row.status === 'removing'
      tell(moment, row.name, removal ? '750.003' : '750.002')
      return at(moment, {status: removal ? 'remove-failed' : 'apply-failed', progress: aborted})
    },
  },
])
