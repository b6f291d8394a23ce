import type {Simulation} from '../../../kernel/simulation.js'
import {endpointTypes, subclouds} from './model.js'

const day = 86_400_000

/** Every subcloud of the scenario: deployed long ago, managed, online and in sync. */
export function seedSubclouds(sim: Simulation): void {
  sim.seed<{regions: string[]}>({
    name: 'dcmanager.subcloud',
    in: 'region',
    collections: [subclouds],
    facts: (region) => ({regions: sim.ask('region', region)?.role === 'systemcontroller' ? plannedSubclouds(sim) : []}),
    build: ({scope, facts: {regions}, epoch}) => {
      regions.forEach((region, index) => {
        // 10.x.y.0/26 has room for 65,000 sites without two of them overlapping.
        const prefix = `10.${(index >> 8) + 1}.${index & 255}`
        scope.of(subclouds).insert({
          id: index + 1,
          name: region,
          description: null,
          location: null,
          softwareVersion: '26.03',
          management: 'managed',
          availability: 'online',
          deployStatus: 'complete',
          errorDescription: 'No errors present',
          region,
          network: {subnet: `${prefix}.0/26`, start: `${prefix}.2`, end: `${prefix}.50`, gateway: `${prefix}.1`},
          controllerGateway: '192.168.204.101',
          groupId: 1,
          endpoints: Object.fromEntries(endpointTypes.map((type) => [type, 'in-sync' as const])),
          createdAt: epoch - 7 * day,
          updatedAt: null,
        })
      })
    },
  })
}

const plannedSubclouds = (sim: Simulation) =>
  sim
    .ask('regions')
    .filter((region) => region.role === 'subcloud')
    .map((region) => region.name)
