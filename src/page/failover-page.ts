import type {Loss} from '../planning/failover/failover.js'
import {pageOf, tableOf} from './document.js'
import {html} from './html.js'
import {stripOf} from './strip.js'

/** Each loss with who takes what, and how full the takers are then. */
export function failoverPage(losses: readonly Loss[]): string {
  return pageOf(
    'When a site is lost',
    html`<p>${losses.filter(({homeless}) => homeless.length === 0).length} of ${losses.length} losses leave nobody without a home.</p>`,
    ...losses.flatMap((loss) => [
      html`<h2>${loss.lost.join(' and ')} lost</h2>`,
      html`${loss.homeless.map(({group, subclouds, why}) => html`<p class="warn">${group} (${subclouds}) has no home. ${why}</p>`)}`,
      tableOf(
        [{label: 'group'}, {label: 'subclouds', number: true}, {label: 'from'}, {label: 'to'}],
        loss.moves.map(({group, subclouds, from, to}) => ({cells: [group, subclouds, from, to]})),
      ),
      ...loss.fill.map(({site, subclouds, capacity}, at) => {
        const words = `${site}: ${subclouds} of ${capacity}`
        const bar = stripOf([{from: 0, length: subclouds, colour: at, title: words}], capacity, words)
        return html`<figure>${bar}<figcaption>${words}</figcaption></figure>`
      }),
    ]),
  )
}
