import {el, fill} from './dom.js'
import type {Only} from './due.js'
import {type HealthId, healths, healthsOf} from './health.js'
import type {SiteRow} from './told.js'

/** How many sites are how: what is pressed narrows the sites to those. */
export class Tiles {
  readonly element = el('ul', {
    class: 'plain tiles',
    'aria-label': 'Sites by health',
    title: 'A site counts wherever it belongs: one that failed may be out-of-sync, too.',
  })

  constructor(readonly narrow: (only: Only) => void) {}

  show(sites: readonly SiteRow[], only: Only | undefined): void {
    const byHealth = new Map<HealthId, number>()
    for (const site of sites) {
      for (const health of healthsOf(site)) byHealth.set(health, (byHealth.get(health) ?? 0) + 1)
    }
    const isOnly = (id: string) => only?.by === 'health' && only.value === id
    fill(
      this.element,
      el('li', {class: 'tile'}, el('b', {}, sites.length.toLocaleString('en')), el('span', {}, 'sites')),
      [...healths].reverse().map(({id, label, tone}) => {
        const count = byHealth.get(id) ?? 0
        const tile = el(
          'button',
          {type: 'button', class: `tile ${count > 0 ? `edge-${tone}` : 'none'}`, 'aria-pressed': String(isOnly(id))},
          el('b', {}, count.toLocaleString('en')),
          el('span', {}, label),
        )
        tile.addEventListener('click', () => this.narrow({by: 'health', value: id}))
        return el('li', {}, tile)
      }),
    )
  }
}
