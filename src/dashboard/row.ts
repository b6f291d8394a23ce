import {standingOfDeploy} from '../causes/subcloud-status.js'
import type {Alarm} from '../client/fm/alarm.js'
import type {Event} from '../client/fm/event.js'
import type {Host} from '../client/sysinv/host/host.js'
import type {Release} from '../client/usm/release.js'
import type {Change, Fleet, Site, SiteDetail, Stale} from '../live/fleet.js'
import {momentOf} from '../live/moment.js'
import type {
  AlarmRow,
  ChangeRow,
  Detail,
  EventRow,
  Facts,
  HostRow,
  ListName,
  Lists,
  ReleaseRow,
  SiteRow,
  StaleFacts,
  StepRow,
} from '../page/dashboard/told.js'

/** Longer texts are cut: a page shows the first line of them anyway, and keeps them for a week. */
const LONGEST = 1_000

export const brief = (value: unknown, longest = LONGEST): string => {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

const optional = (value: unknown): string | undefined => brief(value) || undefined

export function siteRow({subcloud, group, alarms, step}: Site): SiteRow {
  const endpoints = subcloud.endpoint_sync_status ?? []
  return {
    name: subcloud.name,
    group: brief(group ?? (subcloud.group_id ? `group ${subcloud.group_id}` : '')),
    managed: subcloud['management-state'] === 'managed',
    availability: brief(subcloud['availability-status']),
    deploy: brief(subcloud['deploy-status']),
    standing: standingOfDeploy(subcloud['deploy-status']),
    sync: brief(subcloud.sync_status ?? 'unknown'),
    behind: endpoints
      .filter(({sync_status: status}) => status === 'out-of-sync')
      .map(({endpoint_type: type}) => brief(type)),
    release: brief(subcloud['software-version']),
    alarms,
    step: step && optional(step.state),
    error: errorOf(subcloud['error-description']),
    location: optional(subcloud.location),
    backup: optional(subcloud['backup-status']),
    peerGroup: subcloud.peer_group_id ?? undefined,
  }
}

const errorOf = (text: unknown) => (text === 'No errors present' ? undefined : optional(text))

export const alarmRow = (alarm: Alarm): AlarmRow => ({
  uuid: alarm.uuid,
  id: brief(alarm.alarm_id),
  severity: brief(alarm.severity),
  entity: brief(alarm.entity_instance_id),
  reason: brief(alarm.reason_text),
  since: momentOf(alarm.timestamp),
})

export const hostRow = (host: Host): HostRow => ({
  name: host.hostname ?? `host ${host.id}`,
  personality: brief(host.capabilities?.Personality ?? host.personality),
  administrative: brief(host.administrative),
  operational: brief(host.operational),
  availability: brief(host.availability),
  task: brief(host.task),
})

export const releaseRow = ({release_id: id, sw_version: version, state}: Release): ReleaseRow => ({
  id,
  version: brief(version),
  state: brief(state),
})

const stepRow = (step: Record<string, unknown> & {cloud: string; state: string}): StepRow => ({
  cloud: step.cloud,
  stage: brief(step['stage']),
  state: brief(step.state),
  details: brief(step['details']),
  started: momentOf(step['started-at'] ?? step['started_at']),
  finished: momentOf(step['finished-at'] ?? step['finished_at']),
})

const eventRow = (event: Event): EventRow => ({
  uuid: event.uuid,
  id: brief(event.event_log_id),
  entity: brief(event.entity_instance_id),
  severity: brief(event.severity),
  state: brief(event.state),
  reason: brief(event.reason_text),
  at: momentOf(event.timestamp),
})

export const changeRow = ({at, kind, about, field, from, to}: Change): ChangeRow => ({
  at,
  kind,
  about: brief(about, 300),
  field: brief(field, 100),
  from: optional(from),
  to: optional(to),
})

export const staleFacts = (stale: ReadonlyMap<string, Stale>): StaleFacts[] =>
  [...stale].map(([part, {reason, since}]) => ({part, reason: brief(reason), since}))

/** Where each list comes from: what its rows are made of, and how. */
export const sources: {
  readonly [N in ListName]: {of: (fleet: Fleet) => readonly object[]; row: (source: never) => Lists[N]}
} = {
  sites: {of: ({sites}) => sites, row: siteRow},
  groups: {
    of: ({groups}) => groups,
    row: (group: Fleet['groups'][number]) => ({
      name: group.name,
      description: brief(group.description),
      manner: [group.update_apply_type, group.max_parallel_subclouds].filter(Boolean).join(', at most '),
    }),
  },
  alarms: {of: ({alarms}) => alarms, row: alarmRow},
  steps: {of: ({strategy}) => strategy?.steps ?? [], row: stepRow},
  hosts: {of: ({hosts}) => hosts, row: hostRow},
  releases: {of: ({releases}) => releases, row: releaseRow},
  certificates: {
    of: ({certificates}) => certificates,
    row: ({name, expires}: Fleet['certificates'][number]) => ({name, expires}),
  },
  peers: {
    of: ({peers}) => peers.systems,
    row: (peer: Fleet['peers']['systems'][number]) => ({
      id: peer.id,
      name: brief(peer['peer-name']),
      administrative: brief(peer['administrative-state']),
      availability: brief(peer['availability-state']),
    }),
  },
  peerGroups: {
    of: ({peers}) => peers.groups,
    row: (group: Fleet['peers']['groups'][number]) => ({
      id: group.id,
      name: brief(group.peer_group_name),
      state: brief(group.group_state),
      leader: brief(group.system_leader_name),
      rehoming: group.max_subcloud_rehoming ?? 0,
      migration: brief(group.migration_status),
    }),
  },
  associations: {
    of: ({peers}) => peers.associations,
    row: (one: Fleet['peers']['associations'][number]) => ({
      id: one.id,
      group: Number(one['peer-group-id']),
      peer: Number(one['system-peer-id']),
      type: brief(one['association-type']),
      sync: brief(one['sync-status']),
      priority: one['peer-group-priority'] ?? undefined,
    }),
  },
}

const versionOf = ({system, releases}: Fleet): string =>
  brief(releases.findLast(({state}) => state === 'deployed')?.sw_version ?? system?.['software_version'])

export function factsOf(fleet: Fleet): Facts {
  const {system, counts, strategy, strategySince, stale} = fleet
  const {critical, major, minor, warning} = counts
  return {
    system: {
      name: brief(system?.name || system?.uuid, 100),
      mode: brief([system?.system_type, system?.system_mode].filter(Boolean).join(', '), 100),
      version: versionOf(fleet),
    },
    counts: {critical, major, minor, warning},
    strategy: strategy
      ? {
          type: brief(strategy.strategy.type),
          state: brief(strategy.strategy.state),
          manner: brief(strategy.strategy['subcloud-apply-type']),
          parallel: strategy.strategy['max-parallel-subclouds'] ?? undefined,
          stopsOnFailure: strategy.strategy['stop-on-failure'] === true,
          release: optional(strategy.strategy['extra-args']?.['release_id']),
          since: strategySince,
        }
      : null,
    stale: staleFacts(stale),
  }
}

const MOST_ALARMS = 1_000
const MOST_EVENTS = 200
const MOST_PROPERTIES = 100

/** Shown elsewhere, or as a list of their own. */
const NO_PROPERTY = new Set(['endpoint_sync_status', 'error-description', 'name', 'links'])

export function detailOf(detail: SiteDetail): Detail {
  const {name, at, subcloud, hosts, alarms, events, releases, stale} = detail
  const properties = Object.entries(subcloud ?? {}).filter(
    ([field, value]) => !NO_PROPERTY.has(field) && value !== null,
  )
  return {
    name,
    at,
    properties: properties.slice(0, MOST_PROPERTIES).map(([field, value]) => [brief(field), brief(value)] as const),
    endpoints: (subcloud?.endpoint_sync_status ?? []).map(
      ({endpoint_type: type, sync_status: status}) => [brief(type), brief(status)] as const,
    ),
    error: errorOf(subcloud?.['error-description']) ?? '',
    hosts: hosts.map(hostRow),
    alarms: alarms.slice(0, MOST_ALARMS).map(alarmRow),
    events: events.slice(0, MOST_EVENTS).map(eventRow),
    releases: releases.map(releaseRow),
    stale: staleFacts(stale),
    cut: {
      alarms: alarms.length > MOST_ALARMS ? alarms.length : undefined,
      events: events.length > MOST_EVENTS ? events.length : undefined,
    },
  }
}
