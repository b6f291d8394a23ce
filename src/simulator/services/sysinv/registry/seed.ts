import type {Simulation} from '../../../kernel/simulation.js'
import {registryImages} from './model.js'

const images: readonly (readonly [name: string, tag: string])[] = [
  ['docker.io/starlingx/n3000-opae', 'stx.10.0-v1.0.2'],
  ['ghcr.io/fluxcd/helm-controller', 'v1.2.0'],
  ['ghcr.io/fluxcd/source-controller', 'v1.5.0'],
  ['quay.io/calico/node', 'v3.29.3'],
  ['quay.io/jetstack/cert-manager-controller', 'v1.15.3'],
  ['registry.k8s.io/etcd', '3.5.16-0'],
  ['registry.k8s.io/ingress-nginx/controller', 'v1.12.1'],
  ['registry.k8s.io/kube-apiserver', 'v1.32.2'],
  ['registry.k8s.io/kube-controller-manager', 'v1.32.2'],
  ['registry.k8s.io/kube-proxy', 'v1.32.2'],
  ['registry.k8s.io/kube-scheduler', 'v1.32.2'],
  ['registry.k8s.io/pause', '3.9'],
]

export function seedRegistry(sim: Simulation): void {
  sim.seed({
    name: 'sysinv.registry',
    in: 'region',
    collections: [registryImages],
    facts: () => ({}),
    build: ({scope}) => {
      for (const [name, tag] of images) scope.of(registryImages).insert({image: `${name}:${tag}`, name, tag})
    },
  })
}
