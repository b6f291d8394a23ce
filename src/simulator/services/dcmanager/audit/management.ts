import {refuse} from '../../../http/refusal.js'
import type {Simulation} from '../../../simulation.js'
import {changeSubcloud} from '../record/change.js'
import {meaningOf} from '../record/deploy-status.js'
import {forgetEndpoints} from '../record/endpoint.js'
import type {Subcloud} from '../record/model.js'
import {disableAlarmSummary} from './alarm-summary.js'
import {requestAudit} from './request.js'

const bad = (message: string): never => refuse(422, `Bad subcloud request: ${message}`)

/** Managed, a subcloud is kept in step with its controller. `force` takes it as it is. */
export function manage(sim: Simulation, subcloud: Subcloud, force: boolean): Subcloud {
  const {name} = subcloud
  const pending = subcloud.deployStatus === 'rehome-pending'
  if (subcloud.management === 'managed') bad(`Subcloud ${name} already managed`)
  if (!force) {
    if (!meaningOf(subcloud).manageable) {
      bad(`Unable to manage ${name}: its deploy_status must be either 'complete' or 'rehome-pending'`)
    }
    if (subcloud.availability !== 'online' && !pending) refuse(422, 'Subcloud is not online.')
  }
  requestAudit(sim, subcloud.id)
  return changeSubcloud(sim, subcloud.id, {management: 'managed', ...(pending ? {deployStatus: 'complete'} : {})})
}

/** Left alone; only its certificate is still looked at, and not even that when another site shall take it over. */
export function unmanage(sim: Simulation, subcloud: Subcloud, deployStatus = subcloud.deployStatus): Subcloud {
  if (subcloud.management === 'unmanaged') bad(`Subcloud ${subcloud.name} already unmanaged`)
  const changed = changeSubcloud(sim, subcloud.id, {management: 'unmanaged', deployStatus})
  disableAlarmSummary(sim, subcloud.id)
  return forgetEndpoints(sim, changed, meaningOf(changed).handedOver ? [] : ['dc-cert'])
}
