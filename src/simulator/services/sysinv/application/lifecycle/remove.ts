import {lifecycle} from '../../../../simulation.js'
import {tell} from '../alarm.js'
import {type Application, applications} from '../model.js'
import {aborted, at, byName, fails, says} from './progress.js'

export const removing = lifecycle<Application, {readonly force: boolean}>(
  applications,
  'application.remove',
  [
    {phase: 'begin', do: (_row, moment) => at(moment, {status: 'removing', progress: null})},
    says('manifest', 'application.step', 'deleting application manifest'),
    {
      phase: 'done',
      after: 'application.remove',
      do: (row, moment) => {
        tell(moment, row.name, undefined)
        moment.emit('application.removed', {region: moment.region, name: row.name})
        return at(moment, {status: 'uploaded', progress: 'completed', active: false})
      },
    },
  ],
  {
    host: byName,
    failed: (row, moment, reason) => {
      if (moment.input.force) {
        tell(moment, row.name, undefined)
        const progress = "Application remove failed. Status forced to 'uploaded'. Use native helm commands to clean up."
        return at(moment, {status: 'uploaded', progress, active: false})
      }
      return fails(moment, row, 'removing', aborted(reason))
    },
  },
)
