import {lifecycle} from '../../../../simulation.js'
import {type Application, applications} from '../model.js'
import {at, fails} from './progress.js'
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
      return fails(moment, row, row.status === 'removing' ? 'removing' : 'applying', aborted)
    },
  },
])
