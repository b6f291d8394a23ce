import type {ReleaseRow, SiteRow} from './told.js'
import {byName} from './words.js'

/** How a list of sites may be narrowed, besides by a selector. */
export type Only =
  | {readonly by: 'health'; readonly value: string}
  | {readonly by: 'behind'; readonly value: string}
  | {readonly by: 'release'; readonly value: string}

export interface Due {
  /** Sites by the release that they have, the newest first. */
  readonly releases: readonly {release: string; count: number; isDeployed: boolean}[]
  readonly deployed: string
  /** Sites that are on another release than the one that is deployed here. */
  readonly elsewhere: number
  /** Managed sites of that release whose software is out-of-sync: a patch or more is missing. */
  readonly unpatched: number
  /** Endpoints by how many sites are out-of-sync there. */
  readonly behind: readonly {endpoint: string; count: number}[]
}

/** The endpoint that is in sync where a site has the very releases of the system controller, patches and all. */
const SOFTWARE = 'software'

/** `25.09` of `25.09.1`: what subclouds say of themselves. */
const major = (version: string) => version.split('.').slice(0, 2).join('.')

export function dueOf(sites: readonly SiteRow[], releases: readonly ReleaseRow[]): Due {
  const versions = releases.filter(({state}) => state === 'deployed').map(({version}) => version)
  const deployed = major([...versions].sort(byName).at(-1) ?? '')
  const byRelease = new Map<string, number>()
  const byEndpoint = new Map<string, number>()
  for (const {release, behind, managed} of sites) {
    byRelease.set(release, (byRelease.get(release) ?? 0) + 1)
    if (managed) for (const endpoint of behind) byEndpoint.set(endpoint, (byEndpoint.get(endpoint) ?? 0) + 1)
  }
  const isElsewhere = ({release}: SiteRow) => deployed !== '' && release !== '' && major(release) !== deployed
  const isUnpatched = (site: SiteRow) => site.managed && site.behind.includes(SOFTWARE) && !isElsewhere(site)
  return {
    releases: [...byRelease]
      .sort(([a], [b]) => byName(b, a))
      .map(([release, count]) => ({release, count, isDeployed: major(release) === deployed})),
    deployed,
    elsewhere: sites.filter(isElsewhere).length,
    unpatched: sites.filter(isUnpatched).length,
    behind: [...byEndpoint]
      .sort((a, b) => b[1] - a[1] || byName(a[0], b[0]))
      .map(([endpoint, count]) => ({endpoint, count})),
  }
}
