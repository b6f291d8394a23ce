import type {StrategyStep} from '../../src/client/dcmanager/strategy.js'
import type {Alarm} from '../../src/client/fm/alarm.js'
import type {Host} from '../../src/client/sysinv/host/host.js'
import type {Fleet, Live, Seen, Site, SiteDetail} from '../../src/live/fleet.js'

/** A fleet that stands still until a test says otherwise, for those who draw one. */
export interface FakeLive extends Live {
  /** What was asked of it, in order. */
  readonly asked: readonly string[]
  show(seen: Seen): void
}

export function fakeLive(first?: Seen): FakeLive {
  let seen = first
  const listeners = new Set<(seen: Seen) => void>()
  const asked: string[] = []
  return {
    asked,
    first: seen ? Promise.resolve(seen) : new Promise(() => undefined),
    get seen() {
      return seen
    },
    show(next) {
      seen = next
      for (const listener of listeners) listener(next)
    },
    onSeen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    lookInto: (site) => void asked.push(`look into ${site ?? 'nothing'}`),
    refresh: () => void asked.push('refresh'),
    pause: (paused) => void asked.push(paused ? 'pause' : 'go on'),
    stop: () => void asked.push('stop'),
  }
}

const AT = Date.UTC(2026, 10, 30, 12, 0, 0)

const numbered = (name: string, at: number) => `${name}-${String(at + 1).padStart(4, '0')}`

const regions = ['east', 'north', 'south', 'west']

/** Sites of which some are not well: every 97th is offline, every 53rd has critical alarms, and so on. */
export function invented(count: number, {strategy = true}: {strategy?: boolean} = {}): Fleet {
  const steps: StrategyStep[] = []
  const sites = Array.from({length: count}, (_, at): Site => {
    const name = numbered('edge', at)
    const group = regions[Math.floor((at * regions.length) / count)] ?? 'east'
    const every = (number: number) => at % number === number - 1
    const state = at < count / 4 ? 'complete' : at < count / 4 + count / 50 ? 'apply VIM sw-deploy strategy' : 'initial'
    const step = {
      cloud: name,
      state: every(151) && state === 'complete' ? 'failed' : state,
      stage: state === 'initial' ? 'Create' : 'Apply',
      details: every(151) && state === 'complete' ? 'sw-deploy: the deployment of controller-0 failed' : '',
      'started-at': state === 'initial' ? null : '2026-11-30 11:00:00',
      'finished-at': state === 'complete' ? '2026-11-30 11:30:00' : null,
    }
    if (strategy) steps.push(step)
    return {
      subcloud: {
        id: at + 1,
        name,
        'management-state': every(211) ? 'unmanaged' : 'managed',
        'availability-status': every(97) ? 'offline' : 'online',
        'deploy-status': 'complete',
        'software-version': '26.03',
        'backup-status': 'complete-central',
        'prestage-status': 'complete',
        sync_status: every(31) ? 'out-of-sync' : 'in-sync',
        location: `Rack ${at % 40}`,
        group_id: regions.indexOf(group) + 1,
      },
      group,
      alarms: {
        critical: every(53) ? 2 : 0,
        major: every(41) ? 1 : 0,
        minor: every(19) ? 3 : 0,
        warning: every(11) ? 1 : 0,
      },
      ...(strategy && {step}),
    }
  })
  return {
    at: AT,
    system: {uuid: 'u', name: 'metro-control', system_type: 'All-in-one', system_mode: 'duplex', capabilities: {}},
    sites,
    groups: regions.map((name, at) => ({
      id: at + 1,
      name,
      update_apply_type: 'parallel',
      max_parallel_subclouds: 100,
      description: `The sites of the ${name}`,
    })),
    counts: sites.reduce(
      (sum, {alarms}) => ({
        critical: sum.critical + (alarms?.critical ?? 0),
        major: sum.major + (alarms?.major ?? 0),
        minor: sum.minor + (alarms?.minor ?? 0),
        warning: sum.warning + (alarms?.warning ?? 0),
      }),
      {critical: 0, major: 0, minor: 0, warning: 0},
    ),
    alarms: [inventedAlarm('a-1', 'host=controller-1', 'warning')],
    hosts: [inventedHost('controller-0', 'Controller-Active'), inventedHost('controller-1', 'Controller-Standby')],
    strategy: strategy
      ? {
          strategy: {
            type: 'sw-deploy',
            state: 'applying',
            'subcloud-apply-type': 'parallel',
            'max-parallel-subclouds': 500,
            'stop-on-failure': false,
          },
          steps,
        }
      : undefined,
    releases: [{release_id: 'starlingx-26.03.0', state: 'deployed', sw_version: '26.03.0'}],
    certificates: [],
    peers: {systems: [], groups: [], associations: []},
    stale: new Map(),
  }
}

export const inventedHost = (hostname: string, role: string): Host => ({
  id: 1,
  uuid: hostname,
  hostname,
  personality: 'controller',
  administrative: 'unlocked',
  operational: 'enabled',
  availability: 'available',
  capabilities: {Personality: role},
})

export const inventedAlarm = (uuid: string, entity: string, severity: string): Alarm => ({
  uuid,
  alarm_id: '200.001',
  entity_instance_id: entity,
  severity,
  timestamp: '2026-11-30T11:12:13.000000',
  reason_text: 'controller-1 was administratively locked to take it out-of-service.',
})

/** What is read of a site that is looked into. */
export const inventedDetail = (name: string): SiteDetail => ({
  name,
  at: AT,
  hosts: [inventedHost('controller-0', 'Controller-Active')],
  alarms: [inventedAlarm('b-1', 'host=controller-0', 'critical'), inventedAlarm('b-2', 'host=controller-0', 'minor')],
  events: [
    {
      uuid: 'e-1',
      event_log_id: '401.005',
      entity_instance_id: 'system.host=controller-0',
      severity: 'critical',
      timestamp: '2026-11-30T11:10:00.000000',
      reason_text: 'Communication failure detected with peer over port enp0s3',
      state: 'log',
    },
  ],
  releases: [{release_id: 'starlingx-26.03.0', state: 'deployed', sw_version: '26.03.0'}],
  stale: new Map(),
})

export const asSeen = (fleet: Fleet, detail?: SiteDetail): Seen => ({
  fleet,
  detail,
  changes: [],
  cost: {requests: 10, bytes: 1000, roundMs: 200, everyMs: 5000},
})
