import type {Simulation} from '../../../simulation.js'
import {initialVersion} from '../record/kube.js'
import {stations} from '../record/kube-version.js'
import {registryImages} from './model.js'

const images: readonly (readonly [name: string, tag: string])[] = [
  ['docker.io/starlingx/n3000-opae', 'stx.10.0-v1.0.2'],
  ['ghcr.io/fluxcd/helm-controller', 'v1.2.0'],
  ['ghcr.io/fluxcd/source-controller', 'v1.5.0'],
  ['quay.io/calico/node', 'v3.29.3'],
  ['quay.io/jetstack/cert-manager-controller', 'v1.15.3'],
  ['registry.k8s.io/etcd', '3.5.16-0'],
  ['registry.k8s.io/ingress-nginx/controller', 'v1.12.1'],
  ['registry.k8s.io/pause', '3.9'],
]

/** What a version of Kubernetes runs. */
const kubernetesImages = (version: string) =>
  ['kube-apiserver', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler'].map(
    (name) => [`registry.k8s.io/${name}`, version] as const,
  )

const entry = (name: string, tag: string) => ({image: `${name}:${tag}`, name, tag, deleted: false})

export function seedRegistry(sim: Simulation): void {
  sim.seed({
    name: 'sysinv.registry',
    in: 'region',
    collections: [registryImages],
    facts: () => ({}),
    build: ({scope}) => {
      const all = [...images, ...kubernetesImages(initialVersion)]
      for (const [name, tag] of all) scope.of(registryImages).insert(entry(name, tag))
    },
  })
}

/** An upgrade of Kubernetes brings the images of every version on its way. */
export function followDownloads(sim: Simulation): void {
  sim.onEvent('kubernetes.changed', ({region, state}) => {
    if (state !== 'downloaded-images') return
    const {upgrade} = sim.ask('kubernetes', region)
    if (upgrade === undefined) return
    const table = sim.in(region).of(registryImages)
    for (const version of stations(upgrade.from, upgrade.to)) {
      for (const [name, tag] of kubernetesImages(version)) {
        const image = entry(name, tag)
        if (table.has(image.image)) table.update(image.image, image)
        else table.insert(image)
      }
    }
  })
}
