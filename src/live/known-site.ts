import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {AlarmCounts, Fleet} from './fleet.js'

/** A site as selectors ask about it, from what is known of it already. */
export interface KnownSite {
  readonly subcloud: Subcloud
  readonly name: string
  readonly id: string
  readonly group: string | undefined
  readonly peerGroup: string | undefined
  /** What stands in a field of a list of subclouds, or in one about alarms. */
  value(field: string): unknown
}

/** Counts of alarms, as selectors call them. */
const counts: ReadonlyMap<string, keyof AlarmCounts> = new Map([
  ['alarms.critical', 'critical'],
  ['alarms.major', 'major'],
  ['alarms.minor', 'minor'],
  ['alarms.warnings', 'warning'],
])

export function knownSites({sites, peers}: Pick<Fleet, 'sites' | 'peers'>): KnownSite[] {
  const peerGroups = new Map(peers.groups.map(({id, peer_group_name: name}) => [id, name]))
  return sites.map(({subcloud, group, alarms}) => ({
    subcloud,
    name: subcloud.name,
    id: String(subcloud.id),
    group,
    peerGroup: peerGroups.get(subcloud.peer_group_id ?? Number.NaN),
    value(field) {
      if (field === 'alarms.status') return statusOf(alarms)
      const severity = counts.get(field)
      return severity === undefined ? subcloud[field] : alarms?.[severity]
    },
  }))
}

/** As dcmanager says it of a summary. */
function statusOf(alarms: AlarmCounts | undefined): string | undefined {
  if (!alarms) return undefined
  if (alarms.critical > 0) return 'critical'
  return alarms.major + alarms.minor > 0 ? 'degraded' : 'OK'
}
