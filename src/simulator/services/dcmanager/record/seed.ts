import {centralRegion} from '../../../regions.js'
import {type Scenario, subcloudName} from '../../../scenarios/scenario.js'
import type {Simulation} from '../../../simulation.js'
import {plannedNetworks} from '../region/place.js'
import {allEndpoints, noErrors, type Subcloud, subclouds} from './model.js'

/** What a fresh cloud runs, its subclouds included. */
export const installedRelease = '26.03'

const day = 86_400_000

const inSync = allEndpoints('in-sync')

/** Every subcloud of the scenario: deployed long ago, managed, online and in sync. */
export function seedSubclouds(sim: Simulation): void {
  sim.seed<{count: number}>({
    name: 'dcmanager.subcloud',
    in: 'region',
    collections: [subclouds],
    facts: (region) => ({count: region === centralRegion ? sim.origin.plan.subclouds : 0}),
    build: ({scope, facts: {count}, epoch}) => {
      for (let id = 1; id <= count; id += 1) scope.of(subclouds).insert(plannedSubcloud(sim.origin.plan, id, epoch))
    },
  })
}

function plannedSubcloud(scenario: Scenario, id: number, epoch: number): Subcloud {
  const name = subcloudName(scenario, id)
  const site = scenario.sites[id - 1]
  return {
    id,
    name,
    description: site?.description ?? null,
    location: site?.location ?? null,
    softwareVersion: installedRelease,
    management: 'managed',
    availability: 'online',
    deployStatus: 'complete',
    backupStatus: null,
    backupAt: null,
    prestageStatus: null,
    prestageVersions: null,
    errorDescription: noErrors,
    region: name,
    network: plannedNetworks(id).management,
    controllerGateway: '192.168.204.101',
    groupId: 1,
    peerGroupId: null,
    installValues: null,
    rehomeData: null,
    endpoints: inSync,
    levels: {},
    reachable: true,
    auditFailures: 0,
    firstSyncDone: true,
    enrolledWithVcsr: false,
    createdAt: epoch - 7 * day,
    updatedAt: null,
  }
}
