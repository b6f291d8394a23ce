import {lifecycle} from '../../../simulation.js'
import {requestAudit} from '../audit/request.js'
import {at, enter, failed, status} from '../operation.js'
import {keepFiles} from '../record/files.js'
import {noErrors, type Subcloud, subclouds} from '../record/model.js'

/** The subcloud of another site becomes one of this site. */
export const rehoming = lifecycle<Subcloud>(
  subclouds,
  'subcloud.rehome',
  [
    {phase: 'create', after: 'subcloud.dispatch', do: status('pre-rehome', {errorDescription: noErrors})},
    {phase: 'prepare', after: 'subcloud.rehome.prepare'},
    {phase: 'begin', do: status('rehoming')},
    {
      phase: 'rehome',
      after: 'subcloud.rehome',
      do: (subcloud, moment) => {
        enter(subcloud, moment)
        keepFiles(moment.scope, subcloud, {initialDeployment: false})
        requestAudit(moment.sim, subcloud.id)
        moment.emit('subcloud.rehomed', {region: subcloud.region, name: subcloud.name})
        return at(moment, {deployStatus: 'complete', reachable: true, errorDescription: noErrors})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)
