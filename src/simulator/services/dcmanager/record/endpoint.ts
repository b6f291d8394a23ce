import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {changeSubcloud} from './change.js'
import {type EndpointType, endpointTypes, type Subcloud, type SyncStatus} from './model.js'

const alarmOf = (subcloud: Subcloud, type: EndpointType) => ({
  region: centralRegion,
  alarmId: '280.002',
  entity: `subcloud=${subcloud.name}.resource=${type}`,
})

/** Sets what is known of some endpoints; an alarm stands for each one of a managed subcloud that is out of sync. */
export function setEndpoints(
  sim: Simulation,
  subcloud: Subcloud,
  wanted: Partial<Record<EndpointType, SyncStatus>>,
): Subcloud {
  const changed = endpointTypes.filter(
    (type) => wanted[type] !== undefined && wanted[type] !== subcloud.endpoints[type],
  )
  if (changed.length === 0) return subcloud
  for (const type of changed) {
    if (wanted[type] === 'out-of-sync') {
      sim.emit('trouble.found', {
        ...alarmOf(subcloud, type),
        reason: `${subcloud.name} ${type} sync_status is out-of-sync`,
      })
    } else if (subcloud.endpoints[type] === 'out-of-sync') sim.emit('trouble.gone', alarmOf(subcloud, type))
  }
  return changeSubcloud(sim, subcloud.id, {endpoints: {...subcloud.endpoints, ...wanted}})
}

/** Nobody looks any more. */
export function forgetEndpoints(sim: Simulation, subcloud: Subcloud, except: readonly EndpointType[] = []): Subcloud {
  const types = endpointTypes.filter((type) => !except.includes(type))
  return setEndpoints(sim, subcloud, Object.fromEntries(types.map((type) => [type, 'unknown'])))
}
