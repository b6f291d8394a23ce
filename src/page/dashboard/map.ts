import {el, fill, panel, say, shown} from './dom.js'
import {type Cell, cellOf, healthCalled, healthOf, type LensId, lenses, sentenceOf, type Tone} from './health.js'
import {LABEL, type Layout, layoutOf, spotAt, stepFrom} from './map-layout.js'
import type {SiteRow} from './told.js'
import {byName, plural} from './words.js'

interface Options {
  readonly open: (site: string) => void
  readonly choose: (selector: string) => void
}

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])

/** A cell for each site, in blocks of groups, drawn on one canvas: five thousand of them cost no more than a picture. */
export class SiteMap {
  readonly element: HTMLElement
  readonly #canvas = el('canvas', {'aria-hidden': 'true'})
  readonly #stage: HTMLElement
  readonly #says = el('p', {class: 'map-says', 'aria-live': 'polite', id: 'map-says'})
  readonly #legend = el('ul', {class: 'legend'})
  readonly #groups = el('div', {class: 'map-groups'})
  readonly #lens = el('select', {id: 'lens'}, ...lenses.map(({id, label}) => el('option', {value: id}, label)))
  readonly #options: Options
  #sites: readonly SiteRow[] = []
  #shown: ReadonlySet<string> | undefined
  #layout: Layout = {pitch: 1, height: 0, blocks: [], spots: []}
  #at = -1

  constructor(options: Options) {
    this.#options = options
    this.#stage = el(
      'div',
      {
        class: 'map-stage',
        tabindex: 0,
        role: 'application',
        'aria-roledescription': 'map',
        'aria-label': 'Map of sites. Arrows move from site to site, Enter opens one.',
        'aria-describedby': 'map-says',
      },
      this.#canvas,
    )
    const room = el('div', {class: 'map-room'}, this.#stage, this.#groups)
    const {section, aside} = panel('map', 'Sites by group', this.#legend, room, this.#says)
    aside.append(el('label', {for: 'lens'}, 'colour by'), this.#lens)
    this.element = section
    this.#lens.addEventListener('change', () => this.#draw())
    this.#stage.addEventListener('keydown', (event) => this.#key(event))
    this.#stage.addEventListener('focus', () => this.#move(this.#at < 0 ? 0 : this.#at))
    this.#stage.addEventListener('blur', () => this.#draw())
    this.#stage.addEventListener('pointermove', (event) => this.#hover(event))
    this.#stage.addEventListener('pointerleave', () => this.#hover())
    this.#stage.addEventListener('click', (event) => {
      const site = this.#sites[this.#under(event)]
      if (site) options.open(site.name)
    })
    new ResizeObserver(() => this.arrange()).observe(this.#stage)
  }

  get lens(): LensId {
    return (lenses.find(({id}) => id === this.#lens.value) ?? lenses[0]).id
  }

  set lens(lens: LensId) {
    this.#lens.value = lens
    this.#draw()
  }

  /** `chosen`: the others fade. */
  show(sites: readonly SiteRow[], chosen: ReadonlySet<string> | undefined): void {
    const known = this.#sites[this.#at]?.name
    this.#sites = [...sites].sort((a, b) => byName(a.group, b.group) || byName(a.name, b.name))
    this.#shown = chosen
    this.#at = known === undefined ? -1 : this.#sites.findIndex(({name}) => name === known)
    this.arrange()
  }

  arrange(): void {
    const counts = new Map<string, number>()
    for (const {group} of this.#sites) counts.set(group, (counts.get(group) ?? 0) + 1)
    const sizes = [...counts].map(([group, count]) => ({group, count}))
    const width = Math.max(120, Math.floor(this.#stage.clientWidth))
    const room = Math.max(180, Math.min(innerHeight * (document.documentElement.dataset['wall'] ? 0.62 : 0.42), 900))
    this.#layout = layoutOf(sizes, width, room)
    const {height, blocks} = this.#layout
    const ratio = devicePixelRatio || 1
    this.#canvas.width = width * ratio
    this.#canvas.height = Math.max(1, height) * ratio
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${Math.max(1, height)}px`
    const labels = blocks.map(({group, x, y, width: wide, count}) => {
      const title = `${group || 'no group'}: ${plural(count, 'site')}`
      const label = el(
        'button',
        {type: 'button', class: 'map-group', title: shown(title)},
        group || 'no group',
        el('span', {}, count.toLocaleString('en')),
      )
      label.style.left = `${x}px`
      label.style.top = `${y}px`
      label.style.maxWidth = `${wide}px`
      label.addEventListener('click', () => this.#options.choose(`group:${group}`))
      return label
    })
    this.#stage.style.height = `${Math.max(1, height)}px`
    fill(this.#groups, ...labels)
    this.#draw()
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d')
    if (!context) return
    const ratio = devicePixelRatio || 1
    const {pitch, spots, height} = this.#layout
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.#canvas.width, Math.max(1, height))
    const {colour, ink, ground} = palette()
    const {lens} = this
    const gap = pitch >= 12 ? 2 : 1
    const side = pitch - gap
    context.font = `600 ${Math.round(side * 0.62)}px system-ui, sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    const counts = new Map<string, {cell: Cell; count: number}>()
    for (const [at, site] of this.#sites.entries()) {
      const spot = spots[at]
      if (!spot) continue
      const cell = cellOf(lens, site)
      const counted = counts.get(cell.label)
      if (counted) counted.count += 1
      else counts.set(cell.label, {cell, count: 1})
      const isShown = this.#shown?.has(site.name) ?? true
      context.globalAlpha = isShown ? 1 : 0.16
      context.fillStyle = colour(cell.tone)
      context.fillRect(spot.x, spot.y, side, side)
      if (side >= 13 && cell.sign !== '' && isShown) {
        context.fillStyle = ground
        context.fillText(cell.sign, spot.x + side / 2, spot.y + side / 2 + 1)
      }
    }
    context.globalAlpha = 1
    const here = spots[this.#at]
    if (here && document.activeElement === this.#stage) {
      context.lineWidth = 3
      context.strokeStyle = ground
      context.strokeRect(here.x - 1, here.y - 1, side + 2, side + 2)
      context.lineWidth = 2
      context.strokeStyle = ink
      context.strokeRect(here.x - 2, here.y - 2, side + 4, side + 4)
    }
    this.#drawLegend([...counts.values()])
  }

  #drawLegend(counted: readonly {cell: Cell; count: number}[]): void {
    const order: readonly Tone[] = ['critical', 'away', 'major', 'stale', 'minor', 'warning', 'busy', 'idle', 'well']
    const sorted = [...counted].sort((a, b) => order.indexOf(a.cell.tone) - order.indexOf(b.cell.tone))
    const text = sorted.map(({cell, count}) => `${cell.label} ${count}`).join()
    if (this.#legend.dataset['text'] === text) return
    this.#legend.dataset['text'] = text
    fill(
      this.#legend,
      sorted.map(({cell, count}) =>
        el(
          'li',
          {},
          el('i', {class: `swatch fill-${cell.tone}`, 'aria-hidden': 'true'}, cell.sign),
          `${cell.label} `,
          el('b', {}, count.toLocaleString('en')),
        ),
      ),
    )
  }

  #under(event: MouseEvent): number {
    const box = this.#canvas.getBoundingClientRect()
    return spotAt(this.#layout, event.clientX - box.left, event.clientY - box.top)
  }

  #hover(event?: PointerEvent): void {
    const site = event && this.#sites[this.#under(event)]
    this.#stage.style.cursor = site ? 'pointer' : ''
    if (site) this.#tell(site)
    else if (document.activeElement !== this.#stage) say(this.#says, '')
  }

  #tell(site: SiteRow): void {
    const {label} = healthCalled(healthOf(site))
    say(this.#says, shown(`${site.name} (${site.group || 'no group'}): ${label} · ${sentenceOf(site)}`))
  }

  #key(event: KeyboardEvent): void {
    const {key} = event
    const site = this.#sites[this.#at]
    if (key === 'Enter' && site) this.#options.open(site.name)
    else if (ARROWS.has(key)) this.#move(stepFrom(this.#layout, this.#at, key))
    else if (key === 'Home') this.#move(0)
    else if (key === 'End') this.#move(this.#sites.length - 1)
    else if (key === 'PageDown' || key === 'PageUp') this.#leap(key === 'PageDown' ? 1 : -1)
    else return
    event.preventDefault()
  }

  /** To the first site of the next group, or of the one before. */
  #leap(by: number): void {
    const {blocks} = this.#layout
    const group = this.#sites[this.#at]?.group
    const block = blocks[blocks.findIndex((one) => one.group === group) + by]
    if (block) this.#move(this.#sites.findIndex((one) => one.group === block.group))
  }

  #move(to: number): void {
    this.#at = to
    this.#draw()
    const [site, spot] = [this.#sites[to], this.#layout.spots[to]]
    if (!site || !spot) return
    this.#tell(site)
    const top = this.#canvas.getBoundingClientRect().top + spot.y
    if (top < LABEL || top > innerHeight - 60) scrollBy({top: top - innerHeight / 2})
  }
}

/** The colours in effect. */
function palette() {
  const style = getComputedStyle(document.documentElement)
  const known = new Map<string, string>()
  const named = (name: string) => {
    const there = known.get(name) ?? style.getPropertyValue(`--${name}`).trim()
    known.set(name, there)
    return there
  }
  return {colour: (tone: Tone) => named(tone), ink: named('ink'), ground: named('panel')}
}
