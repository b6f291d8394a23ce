import type {Simulation} from '../../../kernel/simulation.js'
import {drbds} from '../drbd/model.js'
import {identity} from '../identity.js'
import {installedRelease, type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {controllerFilesystems} from '../record/controller-fs.js'
import {systems} from '../record/system.js'
import {add} from '../row.js'

const filesystems: readonly (readonly [name: string, size: number, volume: string])[] = [
  ['database', 10, 'pgsql-lv'],
  ['docker-distribution', 16, 'dockerdistribution-lv'],
  ['etcd', 5, 'etcd-lv'],
  ['extension', 1, 'extension-lv'],
  ['platform', 10, 'platform-lv'],
]

const usualName = ({role, region}: PlannedSystem): string =>
  role === 'subcloud' ? region : role === 'standalone' ? 'lab-cloud' : 'central-cloud'

export function seedSystem(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.system',
    in: 'region',
    collections: [systems, drbds, controllerFilesystems],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
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
      add(scope.of(drbds), epoch, {
        uuid: id.uuid('drbd'),
        link_util: 40,
        num_parallel: 1,
        rtt_ms: 0.2,
        secure: false,
        isystem_uuid: systemUuid,
      })
      const central = facts.role === 'systemcontroller'
      for (const [name, size, logical_volume] of [
        ...filesystems,
        ...(central ? ([['dc-vault', 15, 'dc-vault-lv']] as const) : []),
      ]) {
        const uuid = id.uuid('controller-fs', name)
        add(scope.of(controllerFilesystems), epoch, {
          ...{uuid, name, size, logical_volume},
          state: 'available',
          isystem_uuid: systemUuid,
        })
      }
    },
  })
}
