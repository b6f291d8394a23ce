import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem} from '../plan/system.js'
import {initialVersion, kubeHosts, kubeTools, none} from '../record/kube.js'
import {add} from '../row.js'

export function seedKube(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.kube',
    in: 'region',
    collections: [kubeHosts, kubeTools],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      const bare = initialVersion.slice(1)
      scope.of(kubeTools).insert({key: 'tools', kubeadm_version: bare, kubelet_version: bare})
      for (const {id: host_id, uuid: host_uuid, hostname, personality} of facts.hosts) {
        add(scope.of(kubeHosts), epoch, {
          ...{uuid: id.uuid('kube-host', hostname), host_id, host_uuid, hostname, target_version: '', status: ''},
          control_plane_version: personality === 'controller' ? initialVersion : none,
          kubelet_version: personality === 'storage' ? none : initialVersion,
        })
      }
    },
  })
}
