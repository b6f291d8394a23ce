import type {Simulation} from '../../../kernel/simulation.js'
import type {RegionFact} from '../../../seams.js'
import {type Host, hosts} from './model.js'

const hour = 3_600_000

/** The hosts that the scenario plans for a region: unlocked, in service, the first controller active. */
export function seedHosts(sim: Simulation): void {
  sim.seed<{plan: RegionFact | undefined}>({
    name: 'sysinv.host',
    in: 'region',
    collections: [hosts],
    facts: (region) => ({plan: sim.ask('region', region)}),
    build: ({scope, facts: {plan}, random, epoch}) => {
      const systemUuid = random.uuid()
      const configUuid = random.uuid()
      plan?.hosts.forEach(({hostname, personality}, index) => {
        const allInOne = plan.systemType === 'All-in-one'
        const host: Host = {
          id: index + 1,
          uuid: random.uuid(),
          hostname,
          personality,
          subfunctions: allInOne && personality === 'controller' ? 'controller,worker' : personality,
          administrative: 'unlocked',
          operational: 'enabled',
          availability: 'available',
          subfunctionOper: 'enabled',
          subfunctionAvail: 'available',
          invprovision: 'provisioned',
          task: '',
          action: 'none',
          ihostAction: null,
          vimProgress: 'services-enabled',
          active: index === 0,
          mgmtMac: `08:00:27:${random.hex(2)}:${random.hex(2)}:${random.hex(2)}`,
          mgmtIp: `192.168.204.${index + 3}`,
          serialId: `SN${random.hex(8).toUpperCase()}`,
          systemUuid,
          configUuid,
          location: {},
          bootedAt: epoch - 24 * hour,
          createdAt: epoch - 48 * hour,
          updatedAt: null,
        }
        scope.of(hosts).insert(host)
      })
    },
  })
}
