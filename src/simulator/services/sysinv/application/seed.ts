import type {Simulation} from '../../../kernel/simulation.js'
import {add} from '../fitting.js'
import {type PlannedSystem, plannedSystem} from '../host/planned.js'
import {identity} from '../identity.js'
import {applications} from './model.js'

/** What comes with the platform; its charts as `name@namespace`. */
const planned: readonly (readonly [name: string, version: string, applied: boolean, ...charts: string[]])[] = [
  ['cert-manager', '26.03-1', true, 'cert-manager@cert-manager'],
  ['metrics-server', '26.03-1', false, 'metrics-server@metrics-server'],
  ['nginx-ingress-controller', '26.03-2', true, 'ingress-nginx@kube-system'],
  [
    ...(['oidc-auth-apps', '26.03-1', false] as const),
    ...['dex@kube-system', 'oidc-client@kube-system', 'secret-observer@kube-system'],
  ],
  ['platform-integ-apps', '26.03-1', true, 'cephfs-provisioner@kube-system', 'rbd-provisioner@kube-system'],
]

const chartOf = (text: string) => {
  const [name = '', namespace = ''] = text.split('@')
  return {name, namespace}
}

export function seedApplications(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.application',
    in: 'region',
    collections: [applications],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const [name, app_version, active, ...charts] of planned) {
        add(scope.of(applications), epoch, {
          ...{uuid: id.uuid('application', name), name, app_version, active},
          ...{manifest_name: `${name}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'},
          ...{status: active ? 'applied' : 'uploaded', progress: 'completed', installed: 0, before: null},
          package: {
            ...{charts: charts.map(chartOf), needs: [], keepsOverrides: true, keepsAttributes: true},
            reappliesOnDemand: true,
          },
        })
      }
    },
  })
}
