import type {Loss} from '../planning/failover/failover.js'
import {legendOf, pageOf, tableOf} from './document.js'
import {type Html, html} from './html.js'
import {stripOf} from './strip.js'

/** Each loss with who takes what, and how full the takers are then. */
export function failoverPage(losses: readonly Loss[]): string {
  return pageOf(
    'When a site is lost',
    html`<p>${losses.filter(({homeless}) => homeless.length === 0).length} of ${losses.length} losses leave nobody without a home.</p>`,
    legendOf(['carried before', 'taken over']),
    ...losses.flatMap((loss) => [
      html`<h2>${loss.lost.join(' and ')} lost</h2>`,
      html`${loss.homeless.map(({group, subclouds, why}) => html`<p class="warn">${group} (${subclouds}) has no home. ${why}</p>`)}`,
      tableOf(
        [{label: 'group'}, {label: 'subclouds', number: true}, {label: 'from'}, {label: 'to'}],
        loss.moves.map(({group, subclouds, from, to}) => ({cells: [group, subclouds, from, to]})),
      ),
      ...loss.fill.map((fill) => figureOf(loss, fill)),
    ]),
  )
}

/** How full a site is then, and how much of that is new to it. */
function figureOf({moves}: Loss, {site, subclouds, capacity}: Loss['fill'][number]): Html {
  const taken = moves.filter(({to}) => to === site).reduce((sum, move) => sum + move.subclouds, 0)
  const before = subclouds - taken
  const share = capacity > 0 ? ` (${Math.round((100 * subclouds) / capacity)} %)` : ''
  const words = `${site}: ${subclouds} of ${capacity}${share}${taken > 0 ? `, ${taken} of them taken over` : ''}`
  const pieces = [
    {from: 0, length: before, colour: 0, title: `${site}: ${before} carried before`},
    {from: before, length: taken, colour: 1, title: `${site}: ${taken} taken over`},
  ].filter(({length}) => length > 0)
  return html`<figure>${stripOf(pieces, capacity, words)}<figcaption>${words}</figcaption></figure>`
}
