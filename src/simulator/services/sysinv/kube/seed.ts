import type {Simulation} from '../../../kernel/simulation.js'
import {add} from '../fitting.js'
import {type PlannedSystem, plannedSystem} from '../host/planned.js'
import {identity} from '../identity.js'
import {initialVersion, kubeHosts} from './model.js'

export function seedKube(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.kube',
    in: 'region',
    collections: [kubeHosts],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const host of facts.hosts) {
        if (host.personality === 'storage') continue
        add(scope.of(kubeHosts), epoch, {
          ...{uuid: id.uuid('kube-host', host.hostname), host_id: host.id, host_uuid: host.uuid},
          ...{target_version: '', status: '', control_plane_version: initialVersion, kubelet_version: initialVersion},
        })
      }
    },
  })
}
