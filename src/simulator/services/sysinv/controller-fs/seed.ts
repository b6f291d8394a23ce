import type {SystemPlan} from '../../../scenarios/scenario.js'
import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {controllerFilesystems, databaseSize, floatingMonitor, platformSize} from '../record/controller-fs.js'
import {add} from '../row.js'

const filesystemsOf = (system: PlannedSystem): readonly (readonly [name: string, size: number, volume: string])[] => [
  ['database', databaseSize, 'pgsql-lv'],
  ['docker-distribution', 16, 'dockerdistribution-lv'],
  ['etcd', 5, 'etcd-lv'],
  ['extension', 1, 'extension-lv'],
  ['platform', platformSize(system), 'platform-lv'],
  ...(system.role === 'systemcontroller' ? ([['dc-vault', 15, 'dc-vault-lv']] as const) : []),
]

/** Two controllers alone share a third monitor of Rook's. */
const hasFloatingMonitor = ({type, mode, hosts}: PlannedSystem, {storage}: SystemPlan): boolean =>
  storage?.backend === 'ceph-rook' &&
  storage.monitors === undefined &&
  type === 'All-in-one' &&
  mode !== 'simplex' &&
  hosts.length === 2

export function seedControllerFs(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.controller-fs',
    in: 'region',
    collections: [controllerFilesystems],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const [name, size, logical_volume] of filesystemsOf(facts)) {
        const uuid = id.uuid('controller-fs', name)
        add(scope.of(controllerFilesystems), epoch, {
          ...{uuid, name, size, logical_volume},
          state: 'available',
          isystem_uuid: facts.systemUuid,
        })
      }
      if (hasFloatingMonitor(facts, systemPlan(sim, facts.region))) {
        add(scope.of(controllerFilesystems), epoch, {
          ...{uuid: id.uuid('controller-fs', floatingMonitor), name: floatingMonitor, size: 20},
          ...{logical_volume: `${floatingMonitor}-lv`, state: 'available', functions: ['monitor']},
          isystem_uuid: facts.systemUuid,
        })
      }
    },
  })
}
