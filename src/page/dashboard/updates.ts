import {el, fill, mark, panel} from './dom.js'
import type {ReleaseRow, SiteRow} from './told.js'
import {byName, plural} from './words.js'

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
  /** Endpoints by how many sites are out-of-sync there. */
  readonly behind: readonly {endpoint: string; count: number}[]
}

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
  return {
    releases: [...byRelease]
      .sort(([a], [b]) => byName(b, a))
      .map(([release, count]) => ({release, count, isDeployed: major(release) === deployed})),
    deployed,
    elsewhere: deployed === '' ? 0 : sites.filter(({release}) => release !== '' && major(release) !== deployed).length,
    behind: [...byEndpoint]
      .sort((a, b) => b[1] - a[1] || byName(a[0], b[0]))
      .map(([endpoint, count]) => ({endpoint, count})),
  }
}

export class UpdatesPanel {
  readonly element: HTMLElement
  readonly #body: HTMLElement
  readonly #only: (only: Only) => void

  constructor(only: (only: Only) => void) {
    this.#only = only
    const {section, body} = panel('updates', 'Required updates')
    this.element = section
    this.#body = body
  }

  show(sites: readonly SiteRow[], releases: readonly ReleaseRow[]): void {
    const {releases: byRelease, deployed, elsewhere, behind} = dueOf(sites, releases)
    const most = Math.max(1, ...byRelease.map(({count}) => count), ...behind.map(({count}) => count))
    const line = (label: string, count: number, tone: string, only: Only) => {
      const bar = el('span', {class: `fill-${tone}`, 'aria-hidden': 'true'})
      bar.style.width = `${(100 * count) / most}%`
      const shows = el(
        'button',
        {type: 'button', class: 'bar-line'},
        el('span', {}, label),
        el('b', {}, count.toLocaleString('en')),
        el('span', {class: 'bar'}, bar),
      )
      shows.addEventListener('click', () => this.#only(only))
      return el('li', {}, shows)
    }
    fill(
      this.#body,
      el(
        'p',
        {class: 'lead'},
        elsewhere > 0
          ? mark('stale', `${plural(elsewhere, 'site')} on another release than ${deployed}`)
          : mark('well', deployed ? `every site is on ${deployed}` : 'no release is known'),
      ),
      el(
        'ul',
        {class: 'plain bars'},
        byRelease.map(({release, count, isDeployed}) =>
          line(release || 'no release', count, isDeployed ? 'well' : 'stale', {by: 'release', value: release}),
        ),
      ),
      el('h3', {}, behind.length > 0 ? 'Out-of-sync, by endpoint' : 'Every managed site is in sync.'),
      el(
        'ul',
        {class: 'plain bars'},
        behind.map(({endpoint, count}) => line(endpoint, count, 'stale', {by: 'behind', value: endpoint})),
      ),
    )
  }
}
