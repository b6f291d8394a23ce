import {addressText, type Subnet} from '../addressing/network.js'
import {type NetworkName, networkNames} from '../addressing/network-rule.js'
import {subnetText} from '../planning/address/bootstrap.js'
import type {ModelCost} from '../planning/address/compare.js'
import {type AddressPlan, type PlannedSite, type Slot, spanOf} from '../planning/address/plan.js'
import type {AddressRequest} from '../planning/address/request.js'
import {legendOf, pageOf, tableOf} from './document.js'
import {type Html, html} from './html.js'
import {type Piece, stripOf} from './strip.js'

/** The pools with every site in its place, and what other models would take. */
export function addressPage(request: AddressRequest, plan: AddressPlan, costs: readonly ModelCost[]): string {
  const {years, sites} = request
  const now = sites.filter(({year}) => year === 0).length
  const names = networkNames.filter((name) => request.networks.some((network) => network.name === name))
  return pageOf(
    'Addresses of the fleet',
    html`<p>${now} sites now, ${sites.length} in ${years} years.</p>`,
    plan.lacks.length === 0
      ? html`<p>Every site has every network.</p>`
      : html`${plan.lacks.map((lack) => html`<p class="warn">${lack.network}: no room for ${lack.sites} sites from year ${lack.year} on; ${lack.addresses} addresses of IPv${lack.family} are missing.</p>`)}`,
    html`<h2>Models, side by side</h2>`,
    tableOf(
      [
        {label: 'network'},
        {label: 'model'},
        {label: 'subnets', number: true},
        {label: 'addresses', number: true},
        {label: 'routes', number: true},
      ],
      costs.map(({network, model, chosen, subnets, addresses, routes}) => ({
        cells: [network, model, subnets, addresses, routes],
        chosen,
      })),
    ),
    html`<p class="soft">Bold: as planned.</p><h2>Pools</h2>${legendOf(names)}`,
    ...request.pools.flatMap((pool) => pool.subnets.flatMap((subnet) => figuresOf(plan, names, pool.name, subnet))),
    html`<h2>Sites</h2><details><summary>All ${sites.length}</summary>`,
    tableOf(
      [
        {label: 'site'},
        {label: 'kind'},
        {label: 'partition'},
        {label: 'year', number: true},
        ...names.map((label) => ({label})),
      ],
      plan.sites.map((site) => ({
        cells: [
          ...[site.name, site.kind, site.partition ?? '', site.year],
          ...names.map(
            (name) =>
              site.slots
                .filter(({network}) => network === name)
                .map(subnetText)
                .join(', ') || '-',
          ),
        ],
      })),
    ),
    html`</details>`,
  )
}

interface Placed {
  readonly site: PlannedSite
  readonly slot: Slot
}

/** Offsets on a line, of which a picture cannot tell more than a billion apart. */
function ruler(first: bigint, last: bigint) {
  const length = last - first + 1n
  const unit = length > 1_000_000_000n ? length / 1_000_000_000n : 1n
  const at = (address: bigint) => Number((address - first) / unit)
  return {length: at(last + 1n), from: at, span: (from: bigint, to: bigint) => at(to + 1n) - at(from)}
}

/** A subnet of a pool with all that was cut from it, and below it each of those that several sites share. */
function figuresOf(plan: AddressPlan, names: readonly NetworkName[], pool: string, subnet: Subnet): Html[] {
  const blocks = new Map<bigint, Placed[]>()
  for (const site of plan.sites) {
    for (const slot of site.slots) {
      const {family, first, pool: own} = slot.subnet
      if (own !== pool || family !== subnet.family || first < subnet.first || first > subnet.last) continue
      const there = blocks.get(first) ?? []
      there.push({site, slot})
      blocks.set(first, there)
    }
  }
  const caption = `${pool}, ${subnet.text}`
  const all = [...blocks.values()].flatMap(([first]) => (first ? [first] : []))
  if (all.length === 0) return [html`<figure><figcaption>${caption}: nothing is taken from it</figcaption></figure>`]
  // Only what is taken: of a large pool that would be a line nobody sees.
  const end = all.reduce((last, {slot}) => (spanOf(slot).last > last ? spanOf(slot).last : last), subnet.first)
  const line = ruler(subnet.first, end)
  const pieces = [...blocks.values()].flatMap((there): Piece[] => {
    const [placed] = there
    if (!placed) return []
    const {site, slot} = placed
    const {first, last} = spanOf(slot)
    const who = isShared(there) ? `${there.length} sites` : `${site.name}, year ${site.year}`
    const title = `${slot.network}, ${who}: ${subnetText(slot)}`
    return [{from: line.from(first), length: line.span(first, last), colour: names.indexOf(slot.network), title}]
  })
  const use = plan.pools.find((one) => one.pool === pool && one.family === subnet.family)
  const out = use?.runsOut === undefined ? '' : `. The pool has no more room in year ${use.runsOut}`
  const free = subnet.last - end
  const words = `${caption}: ${end - subnet.first + 1n} addresses drawn, ${free} beyond them free${out}`
  return [
    html`<figure>${stripOf(pieces, line.length, caption)}<figcaption>${words}</figcaption></figure>`,
    ...[...blocks.values()].filter(isShared).map((there) => segmentOf(there, names)),
  ]
}

const isShared = (there: readonly Placed[]) => there.length > 1

/** One subnet with the range of each of its sites. */
function segmentOf(there: readonly Placed[], names: readonly NetworkName[]): Html {
  const ranges = there.flatMap(({site, slot}) =>
    slot.start === undefined || slot.end === undefined ? [] : [{site, slot, start: slot.start, end: slot.end}],
  )
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return html``
  const line = ruler(first.start, last.end)
  const pieces = ranges.map(({site, slot, start, end}) => ({
    from: line.from(start),
    length: line.span(start, end),
    colour: names.indexOf(slot.network),
    title: `${site.name}, year ${site.year}: ${addressText(slot.subnet.family, start)} to ${addressText(slot.subnet.family, end)}`,
  }))
  const words = `${first.slot.network} ${subnetText(first.slot)}, shared by ${ranges.length} sites, a range for each`
  return html`<figure>${stripOf(pieces, line.length, words)}<figcaption>${words}</figcaption></figure>`
}
