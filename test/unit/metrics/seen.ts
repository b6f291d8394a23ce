import type {Fleet, Seen, Site} from '../../../src/live/fleet.js'
import {noFleet} from '../../../src/live/make-fleet.js'

export const NOW = Date.UTC(2026, 5, 1)

export const siteOf = (name: string, subcloud: object = {}, more: Partial<Site> = {}): Site => ({
  subcloud: {
    ...{id: 1, name, 'management-state': 'managed', 'availability-status': 'online', 'deploy-status': 'complete'},
    ...{sync_status: 'in-sync', 'software-version': '26.03'},
    ...subcloud,
  },
  group: 'Default',
  ...more,
})

export const seenOf = (fleet: Partial<Fleet>): Seen => ({
  fleet: {...noFleet, at: NOW, ...fleet},
  changes: [],
  cost: {requests: 7, bytes: 1000, roundMs: 1500, everyMs: 5000},
})
