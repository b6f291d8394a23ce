import type {Simulation} from '../../../simulation.js'
import {requestAudit} from '../audit/request.js'
import {majorOf} from '../central/release.js'
import {changeSubcloud} from '../record/change.js'
import type {Subcloud} from '../record/model.js'
import {isTrue} from '../values/values.js'
import type {Strategy} from './model.js'

/** Clears away what the deployment left in the subcloud, and takes down what it runs now. */
export function clearAway(sim: Simulation, strategy: Strategy, subcloud: Subcloud): void {
  const {region} = subcloud
  if (isTrue(strategy.extraArgs?.['cleanup']) && sim.ask('deployment', region) !== undefined) {
    sim.emit('software.wanted', {region, action: 'delete'})
  }
  const all = sim.ask('releases', region)
  const useless = all.filter(({state}) => state === 'unavailable').map(({id}) => id)
  if (useless.length > 0) sim.emit('software.wanted', {region, action: 'release-delete', releases: useless})
  const runs = all.findLast(({state}) => state === 'deployed')
  changeSubcloud(sim, subcloud.id, {
    deployStatus: 'complete',
    ...(runs === undefined ? {} : {softwareVersion: majorOf(runs.version)}),
  })
  // An audit that looked in the middle of it has found the software behind.
  requestAudit(sim, subcloud.id)
}
