import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem} from '../plan/system.js'
import {add} from '../row.js'
import {serviceParameters} from './model.js'

const defaults: readonly (readonly [service: string, section: string, name: string, value: string])[] = [
  ['identity', 'config', 'token_expiration', '3600'],
  ['platform', 'maintenance', 'worker_boot_timeout', '720'],
  ['platform', 'maintenance', 'controller_boot_timeout', '1200'],
  ['platform', 'maintenance', 'heartbeat_period', '100'],
  ['platform', 'maintenance', 'heartbeat_failure_action', 'fail'],
  ['platform', 'maintenance', 'heartbeat_failure_threshold', '10'],
  ['platform', 'maintenance', 'heartbeat_degrade_threshold', '6'],
  ['platform', 'maintenance', 'mnfa_threshold', '2'],
  ['platform', 'maintenance', 'mnfa_timeout', '0'],
  ['http', 'config', 'http_port', '8080'],
  ['http', 'config', 'https_port', '8443'],
  ['kubernetes', 'config', 'pod_max_pids', '10000'],
]

export function seedServiceParameters(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.service-parameter',
    in: 'region',
    collections: [serviceParameters],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const [service, section, name, value] of defaults) {
        const uuid = id.uuid('service-parameter', service, section, name)
        add(scope.of(serviceParameters), epoch, {
          ...{uuid, service, section, name, value},
          ...{personality: null, resource: null},
        })
      }
    },
  })
}
