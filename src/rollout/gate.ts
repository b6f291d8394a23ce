import {subcloudAlarms} from '../client/dcmanager/alarm-summary.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import {type Count, shutBy} from '../planning/rollout/gate.js'
import type {Stage} from './stage.js'

/** What keeps a rollout from going on behind these sites: the first gate that is shut. */
export async function firstShut(
  {api, limits: {gates}}: Pick<Stage, 'api' | 'limits'>,
  sites: readonly string[],
): Promise<string | undefined> {
  if (gates.length === 0) return undefined
  const counts = await countOf(api, sites)
  for (const gate of gates) {
    const why = shutBy(gate, counts)
    if (why !== undefined) return why
  }
  return undefined
}

async function countOf(api: Stage['api'], sites: readonly string[]): Promise<ReadonlyMap<string, Count>> {
  const [alarms, fleet] = await Promise.all([subcloudAlarms(api).summary(), subclouds(api).list({secondary: true})])
  const byName = new Map(alarms.map((one) => [one.region_name, one]))
  const standing = new Map(fleet.map((one) => [one.name, one['availability-status']]))
  // The server says -1 where it has not counted yet.
  const known = (count: number | undefined) => (count === undefined || count < 0 ? undefined : count)
  return new Map(
    sites.map((site) => {
      const summary = byName.get(site)
      const availability = standing.get(site)
      return [
        site,
        {
          'alarms.critical': known(summary?.critical_alarms),
          'alarms.major': known(summary?.major_alarms),
          'alarms.minor': known(summary?.minor_alarms),
          'alarms.warnings': known(summary?.warnings),
          offline: availability === undefined ? undefined : Number(availability !== 'online'),
        },
      ]
    }),
  )
}
