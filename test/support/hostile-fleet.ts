import {noFleet} from '../../src/live/make-fleet.js'
import type {Material} from '../../src/report/report.js'

const AT = Date.UTC(2026, 5, 1, 12)
const MOMENT = '2026-06-01 10:00:00'

/** What a report is made of where everything that has a name is called so. */
export function hostileFleet(name: string): Material {
  const subcloud = {
    ...{id: 1, name, 'management-state': 'managed', 'availability-status': 'offline', 'deploy-status': 'complete'},
    ...{
      'software-version': name,
      'error-description': name,
      'backup-datetime': '2026-01-01 00:00:00',
      peer_group_id: 1,
    },
    endpoint_sync_status: [{endpoint_type: name, sync_status: 'out-of-sync'}],
  }
  const alarm = {
    uuid: 'a',
    alarm_id: name,
    entity_instance_id: `subcloud=${name}`,
    timestamp: MOMENT,
    reason_text: name,
  }
  return {
    fleet: {
      ...noFleet,
      at: AT,
      system: {uuid: 's', name, capabilities: {}},
      sites: [
        {subcloud, group: name, alarms: {critical: 1, major: 0, minor: 0, warning: 0}},
        {subcloud: {...subcloud, id: 2, name: 'plain', 'availability-status': 'online', 'deploy-status': 'installing'}},
      ],
      groups: [{id: 1, name, max_parallel_subclouds: 2}],
      alarms: [
        {...alarm, severity: 'critical'},
        {...alarm, uuid: 'b', severity: name},
      ],
      strategy: {
        strategy: {type: name, state: name},
        steps: [
          {cloud: name, state: 'failed', details: name, 'started-at': MOMENT, 'finished-at': '2026-06-01 11:00:00'},
          {cloud: 'plain', state: name, 'started-at': MOMENT},
        ],
      },
      releases: [{release_id: name, state: name, sw_version: name}],
      certificates: [{name, expires: AT + 1000, entry: {}}],
      peers: {
        systems: [{id: 1, 'peer-uuid': 'p', 'peer-name': name, 'availability-state': name}],
        groups: [{id: 1, peer_group_name: name, max_subcloud_rehoming: 3, group_state: name}],
        associations: [],
      },
      stale: new Map([['hosts', {reason: name}]]),
    },
    events: [
      {uuid: 'e', event_log_id: name, entity_instance_id: name, severity: 'critical', timestamp: MOMENT, state: 'set'},
      {uuid: 'f', event_log_id: name, entity_instance_id: name, severity: name, timestamp: name, state: 'set'},
    ],
    selector: name,
    since: AT - 86_400_000,
    at: AT,
    backupDays: 30,
  }
}
