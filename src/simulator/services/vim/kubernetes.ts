import {collection} from '../../kernel/collection.js'
import type {Simulation} from '../../kernel/simulation.js'

interface Cluster {
  readonly id: 'cluster'
  readonly version: string
}

const clusters = collection<Cluster>('vim.kubernetes', {key: 'id'})

/** The versions that the platform brings, oldest first. */
export const supported: readonly string[] = ['v1.29.2', 'v1.30.6', 'v1.31.5', 'v1.32.2', 'v1.33.0', 'v1.34.1']

const installed = 'v1.32.2'

export const kubernetesOf = (sim: Simulation, region: string): string =>
  sim.in(region).of(clusters).get('cluster')?.version ?? installed

export function setKubernetes(sim: Simulation, region: string, version: string): void {
  const table = sim.in(region).of(clusters)
  if (table.has('cluster')) table.update('cluster', {version})
  else table.insert({id: 'cluster', version})
}
