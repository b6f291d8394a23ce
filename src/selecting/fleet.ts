import type {Api} from '../client/api.js'
import {subcloudAlarms} from '../client/dcmanager/alarm-summary.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {subcloudDetailView, subcloudView} from '../views/subcloud.js'
import {fieldNames} from './condition.js'
import {asks, type Candidate, type Selector} from './selector.js'

/** A subcloud that may be meant. */
export interface Member extends Candidate {
  readonly subcloud: Subcloud
}

const ALARMS = 'alarms.'
const alarmFields = {
  [`${ALARMS}critical`]: 'critical_alarms',
  [`${ALARMS}major`]: 'major_alarms',
  [`${ALARMS}minor`]: 'minor_alarms',
  [`${ALARMS}warnings`]: 'warnings',
  [`${ALARMS}status`]: 'cloud_status',
} as const

/** What conditions may ask: what `subcloud list` and its details show, and the counts of alarms. */
export const subcloudColumns: readonly {field: string; label?: string; words?: readonly string[]}[] = [
  ...(subcloudDetailView.list ?? []),
  ...(subcloudView.list ?? []),
  ...Object.keys(alarmFields).map((field) => ({field})),
]

export const subcloudFields = fieldNames(subcloudColumns)

/** All subclouds, with what the selector asks about them; each question is one request, however many there are. */
export async function readFleet(
  dcmanager: Api,
  selector: Selector,
  {secondary = false}: {secondary?: boolean} = {},
): Promise<Member[]> {
  const asked = asks(selector)
  const [all, groups, peerGroups, alarms] = await Promise.all([
    subclouds(dcmanager).list({secondary}),
    asked.groups ? groupNames(dcmanager) : undefined,
    asked.peerGroups ? peerGroupNames(dcmanager) : undefined,
    asked.field(ALARMS) ? alarmsByName(dcmanager) : undefined,
  ])
  return all.map((subcloud) => ({
    subcloud,
    name: subcloud.name,
    id: String(subcloud.id),
    group: groups?.get(subcloud.group_id ?? Number.NaN),
    peerGroup: peerGroups?.get(subcloud.peer_group_id ?? Number.NaN),
    value: (field) =>
      field in alarmFields
        ? alarms?.get(subcloud.name)?.[alarmFields[field as keyof typeof alarmFields]]
        : subcloud[field],
  }))
}

async function groupNames(dcmanager: Api): Promise<Map<number, string>> {
  const {subcloudGroups} = await import('../client/dcmanager/group.js')
  return new Map((await subcloudGroups(dcmanager).list()).map(({id, name}) => [id, name]))
}

async function peerGroupNames(dcmanager: Api): Promise<Map<number, string>> {
  const {peerGroups} = await import('../client/dcmanager/peer-group.js')
  return new Map((await peerGroups(dcmanager).list()).map(({id, peer_group_name}) => [id, peer_group_name]))
}

async function alarmsByName(dcmanager: Api) {
  const summary = await subcloudAlarms(dcmanager).summary()
  return new Map(summary.map((one) => [one.region_name ?? '', one]))
}
