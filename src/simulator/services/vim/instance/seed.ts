import type {Simulation} from '../../../simulation.js'
import {instances} from './model.js'

/** A standard system runs one virtual machine on each of its workers; a smaller one none. */
export function seedInstances(sim: Simulation): void {
  sim.seed({
    name: 'vim.instance',
    in: 'region',
    collections: [instances],
    facts: (region) => {
      const plan = sim.ask('region', region)
      const workers = plan?.systemType === 'Standard' ? plan.hosts : []
      return {hosts: workers.filter(({personality}) => personality === 'worker').map(({hostname}) => hostname)}
    },
    build: ({scope, facts, random}) => {
      const tenant = random.uuid()
      facts.hosts.forEach((host, at) => {
        scope.of(instances).insert({uuid: random.uuid(), name: `vm-${at}`, tenant, host, running: true})
      })
    },
  })
}
