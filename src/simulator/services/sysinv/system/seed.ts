import type {Simulation} from '../../../simulation.js'
import {installedRelease, type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {systems} from '../record/system.js'
import {add} from '../row.js'

const usualName = ({role, region}: PlannedSystem): string =>
  role === 'subcloud' ? region : role === 'standalone' ? 'lab-cloud' : 'central-cloud'

export function seedSystem(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.system',
    in: 'region',
    collections: [systems],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const {systemUuid} = facts
      add(scope.of(systems), epoch, {
        uuid: systemUuid,
        name: systemPlan(sim, facts.region).systemName ?? usualName(facts),
        system_type: facts.type,
        system_mode: facts.mode,
        description: null,
        contact: null,
        location: null,
        latitude: null,
        longitude: null,
        software_version: installedRelease,
        timezone: 'UTC',
        capabilities: {
          vswitch_type: 'none',
          region_config: false,
          sdn_enabled: false,
          shared_services: '[]',
          https_enabled: true,
          bm_region: 'External',
        },
        region_name: facts.region,
        distributed_cloud_role: facts.role === 'standalone' ? null : facts.role,
        service_project_name: 'services',
        security_feature: 'spectre_meltdown_v1',
      })
    },
  })
}
