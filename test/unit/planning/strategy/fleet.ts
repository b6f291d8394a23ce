import type {FleetFact, InsideFact, SiteFact, Wish} from '../../../../src/planning/strategy/fact.js'

/** A fleet in which nothing is in the way, and what is otherwise. */
export const site = (id: number, more: Partial<SiteFact> = {}): SiteFact => ({
  id,
  name: `site${id}`,
  group: 1,
  managed: true,
  online: true,
  deployStatus: 'complete',
  backupStatus: undefined,
  prestageStatus: undefined,
  release: '26.03',
  sync: {
    ...{software: 'out-of-sync', kubernetes: 'out-of-sync', firmware: 'out-of-sync', 'kube-rootca': 'out-of-sync'},
  },
  ...more,
})

export const fleet = (sites: readonly SiteFact[], more: Partial<FleetFact> = {}): FleetFact => ({
  sites,
  groups: [{id: 1, name: 'Default', serial: false, maxParallel: 2}],
  standing: undefined,
  releases: [
    {id: 'starlingx-26.03.0', version: '26.03.0', state: 'deployed'},
    {id: 'starlingx-26.03.1', version: '26.03.1', state: 'deployed'},
    {id: 'starlingx-26.03.2', version: '26.03.2', state: 'available'},
    {id: 'starlingx-25.09.0', version: '25.09.0', state: 'unavailable'},
  ],
  controllerDeploying: false,
  kubernetes: 'v1.33.0',
  restrictions: {default: 'relaxed', of: new Map()},
  past: [],
  ...more,
})

export const patch: Wish = {type: 'sw-deploy', scope: {kind: 'all'}, release: 'starlingx-26.03.1'}

/** One that has the patch ready. */
export const ready = (more: Partial<InsideFact> = {}): InsideFact => ({
  alarms: [],
  releases: [
    {id: 'starlingx-26.03.0', version: '26.03.0', state: 'deployed'},
    {id: 'starlingx-26.03.1', version: '26.03.1', state: 'available'},
  ],
  unwell: [],
  ...more,
})
