import type {Apis} from '../cli/apis.js'
import {formatDuration} from '../cli/duration.js'
import {type Result, remark, rows, several} from '../cli/result.js'
import {DEFAULT_GROUP, subcloudGroups} from '../client/dcmanager/group.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import type {FleetSite} from '../inputs/fleet/fleet.js'
import {plannedSiteView} from '../views/fleet.js'
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
  const table = placed.map(({line, name, group}) => {
    const present = there.get(name)
    return {
      ...{line, name, plan: present ? ('exists' as const) : ('add' as const)},
      group: groupNames.get(present ? String(present.group_id) : (group ?? String(DEFAULT_GROUP))) ?? null,
      detail: present ? `id ${present.id}, ${present['deploy-status']}` : '',
    }
  })
  const adding = table.filter(({plan}) => plan === 'add').length
  const begin = `${adding} of ${table.length} would be added`
  const takes = formatDuration(how.installs ? DEPLOYMENT_MS.empty : DEPLOYMENT_MS.installed)
  const more = adding === 0 ? '' : `, ${how.parallel} requests at a time; a deployment usually takes ${takes}`
  return several([rows(plannedSiteView, table), remark(`${begin}${more}; nothing was sent`, '')])
}
