import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {add} from '../row.js'
import {applications} from './model.js'
import {usualCharts} from './official.js'

export function seedApplications(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.application',
    in: 'region',
    collections: [applications],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const {name, version: app_version, applied: active, charts} of systemPlan(sim, facts.region).applications) {
        add(scope.of(applications), epoch, {
          ...{uuid: id.uuid('application', name), name, app_version, active},
          ...{manifest_name: `${name}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'},
          ...{status: active ? 'applied' : 'uploaded', progress: 'completed', installed: 0, before: null},
          package: {
            ...{
              charts: charts.length > 0 ? charts : usualCharts(name),
              needs: [],
              keepsOverrides: true,
              keepsAttributes: true,
            },
            reappliesOnDemand: true,
          },
        })
      }
    },
  })
}
