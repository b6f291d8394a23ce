import type {Simulation} from '../../../kernel/simulation.js'
import {add} from '../fitting.js'
import {type PlannedSystem, plannedSystem} from '../host/planned.js'
import {identity} from '../identity.js'
import {applications} from './model.js'

const planned: readonly (readonly [name: string, version: string, applied: boolean])[] = [
  ['cert-manager', '26.03-1', true],
  ['metrics-server', '26.03-1', false],
  ['nginx-ingress-controller', '26.03-2', true],
  ['oidc-auth-apps', '26.03-1', false],
  ['platform-integ-apps', '26.03-1', true],
]

export function seedApplications(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.application',
    in: 'region',
    collections: [applications],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const [name, app_version, active] of planned) {
        add(scope.of(applications), epoch, {
          ...{uuid: id.uuid('application', name), name, app_version, active},
          ...{manifest_name: `${name}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'},
          ...{status: active ? 'applied' : 'uploaded', progress: 'completed'},
        })
      }
    },
  })
}
