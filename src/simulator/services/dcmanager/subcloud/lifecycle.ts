import {lifecycle} from '../../../simulation.js'
import {requestAudit} from '../audit/request.js'
import {at, failed} from '../operation.js'
import {type Subcloud, subclouds} from '../record/model.js'

interface Change {
  readonly network: NonNullable<Subcloud['network']>
  readonly patch: Partial<Subcloud>
}

/** Another management network; the controller follows it there. */
export const reconfiguring = lifecycle<Subcloud, Change>(
  subclouds,
  'subcloud.reconfigure',
  [
    {
      phase: 'begin',
      after: 'subcloud.dispatch',
      do: (_subcloud, moment) => at(moment, {...moment.input.patch, deployStatus: 'reconfiguring-network'}),
    },
    {
      phase: 'reconfigure',
      after: 'subcloud.reconfigure',
      do: (subcloud, moment) => {
        requestAudit(moment.sim, subcloud.id)
        const {network} = moment.input
        const {subnet, start: floating, gateway} = network
        moment.sim.emit('subcloud.moved', {region: subcloud.region, subnet, floating, gateway})
        return at(moment, {deployStatus: 'complete', network})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)
