import {addressOf, type Span} from '../addressing/network.js'
import {Taken} from '../addressing/taken.js'
import type {Apis} from '../cli/apis.js'
import {formatDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {type Result, remark, rows, several} from '../cli/result.js'
import {DEFAULT_GROUP, subcloudGroups} from '../client/dcmanager/group.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import type {FleetSite} from '../inputs/fleet/fleet.js'
import {type PlannedSiteRow, plannedSiteView} from '../views/fleet.js'
import {withGroupIds} from './fleet-file.js'

/** From an empty server to a subcloud that is complete, or from one that is installed: as it usually takes. */
const DEPLOYMENT_MS = {installed: 48 * 60_000, empty: 90 * 60_000}

/** Which sites of a file would be added, and which are there already. It reads, and sends nothing that changes anything. */
export async function planFleetAddition(
  {dcmanager}: Apis,
  sites: readonly FleetSite[],
  how: {file: string; common: string | undefined; parallel: number; installs: boolean},
): Promise<Result> {
  const [placed, all, groups] = await Promise.all([
    withGroupIds(dcmanager, sites, how),
    subclouds(dcmanager).list({secondary: true}),
    subcloudGroups(dcmanager).list(),
  ])
  const there = new Map(all.map((one) => [one.name, one]))
  const groupNames = new Map(groups.map(({id, name}) => [String(id), name]))
  const taken = new Taken(all.flatMap(rangesOf))
  const table = placed.map(({line, name, group, ranges}): PlannedSiteRow => {
    const present = there.get(name)
    const met = present ? undefined : meeting(ranges, taken)
    return {
      ...{line, name, plan: present ? 'exists' : met === undefined ? 'add' : 'refused'},
      group: groupNames.get(present ? String(present.group_id) : (group ?? String(DEFAULT_GROUP))) ?? null,
      detail: present ? `id ${present.id}, ${present['deploy-status']}` : (met ?? ''),
    }
  })
  const adding = table.filter(({plan}) => plan === 'add').length
  const begin = `${adding} of ${table.length} would be added`
  const takes = formatDuration(how.installs ? DEPLOYMENT_MS.empty : DEPLOYMENT_MS.installed)
  const more = adding === 0 ? '' : `, ${how.parallel} requests at a time; a deployment usually takes ${takes}`
  const refused = table.filter(({plan}) => plan === 'refused')
  const [first] = refused
  const failure =
    first &&
    new CommandFailure(
      'conflict',
      `dcmanager would refuse ${refused.length} of ${table.length}, first line ${first.line}, ${first.name}: ${first.detail}`,
      'give it other addresses; see: stx plan addresses',
    )
  return several([rows(plannedSiteView, table), remark(`${begin}${more}; nothing was sent`, '')], failure)
}

type Owned = Span & {readonly of: string}

/** Where a subcloud that is there lies: dcmanager gives nobody else addresses of these. */
function rangesOf(one: Subcloud): Owned[] {
  const starts = String(one['management-start-ip'] ?? '').split(',')
  const ends = String(one['management-end-ip'] ?? '').split(',')
  return starts.flatMap((start, at) => {
    const [first, last] = [addressOf(start.trim()), addressOf((ends[at] ?? '').trim())]
    return first && last ? [{family: first.family, first: first.value, last: last.value, of: one.name}] : []
  })
}

function meeting(ranges: FleetSite['ranges'], taken: Taken<Owned>): string | undefined {
  for (const range of ranges) {
    const met = taken.meets(range)
    if (met) return `${range.text} is met by the addresses of ${met.of}`
  }
  return undefined
}
