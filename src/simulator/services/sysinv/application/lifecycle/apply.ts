import {lifecycle} from '../../../../simulation.js'
import {tell} from '../alarm.js'
import {missing} from '../dependency.js'
import {type Application, applications} from '../model.js'
import {installing} from './install.js'
import {aborted, at, byName, fails} from './progress.js'

export const applying = lifecycle<Application>(
  applications,
  'application.apply',
  [
    {
      phase: 'begin',
      do: (row, moment) => {
        tell(moment, row.name, '750.004')
        return at(moment, {status: 'applying', progress: null})
      },
    },
    ...installing,
    {
      phase: 'done',
      after: 'application.step',
      do: (row, moment) => {
        tell(moment, row.name, undefined)
        moment.emit('application.applied', {region: moment.region, name: row.name})
        const open = missing(moment.scope, row)
        const told = open === undefined ? '' : ' - check /var/log/sysinv.log to verify missing dependencies.'
        return at(moment, {status: 'applied', progress: `completed${told}`, active: true})
      },
    },
  ],
  {
    host: byName,
    failed: (row, moment, reason) => fails(moment, row, 'applying', aborted(reason)),
  },
)
