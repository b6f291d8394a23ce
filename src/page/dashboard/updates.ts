import {el, fill, mark, panel} from './dom.js'
import {dueOf, type Only} from './due.js'
import type {ReleaseRow, SiteRow} from './told.js'
import {plural} from './words.js'

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
    const {releases: byRelease, deployed, elsewhere, unpatched, behind} = dueOf(sites, releases)
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
        elsewhere > 0 && mark('stale', `${plural(elsewhere, 'site')} on another release than ${deployed}`),
        elsewhere > 0 && unpatched > 0 && ' ',
        unpatched > 0 && mark('stale', `${plural(unpatched, 'site')} out-of-sync for software`),
        elsewhere === 0 &&
          unpatched === 0 &&
          mark(deployed ? 'well' : 'idle', deployed ? `every site is on ${deployed}` : 'no release is known'),
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
