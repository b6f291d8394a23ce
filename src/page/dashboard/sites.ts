import {button, el, panel, say, shown} from './dom.js'
import type {Only} from './due.js'
import {healthsOf} from './health.js'
import {SiteMap} from './map.js'
import {Rows} from './rows.js'
import {siteColumns} from './tables.js'
import {Tiles} from './tiles.js'
import type {SiteRow} from './told.js'
import {plural} from './words.js'

const TYPING_MS = 200

const openSite = (name: string) => {
  location.hash = `#/site/${encodeURIComponent(name)}`
}

/** All sites: as tiles, as a map and as a table, narrowed by a selector, or to what was pressed elsewhere. */
export class Sites {
  readonly tiles = new Tiles((only) => this.narrow(only))
  readonly map = new SiteMap({open: openSite, choose: (selector) => this.#choose(selector)})
  readonly section: HTMLElement
  readonly #rows = new Rows<SiteRow>({
    caption: 'Sites',
    columns: siteColumns,
    by: 'health',
    empty: 'No site fits.',
    open: ({name}) => openSite(name),
  })
  readonly #where = el('input', {
    id: 'where',
    type: 'search',
    placeholder: 'all · edge* · group:NAME · alarms.critical>0',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-describedby': 'where-says',
  })
  readonly #says = el('p', {id: 'where-says', class: 'soft', role: 'status'})
  readonly #chip = button('', {class: 'chip', hidden: true}, () => this.#only && this.narrow(this.#only))
  #sites: readonly SiteRow[] = []
  #only: Only | undefined
  #asked = ''
  #chosen: ReadonlySet<string> | undefined

  constructor() {
    const label = el('label', {for: 'where'}, 'selector')
    const filter = el('div', {class: 'filter'}, label, this.#where, this.#chip)
    this.section = panel('sites', 'Sites', filter, this.#says, this.#rows.element).section
    let asking: ReturnType<typeof setTimeout> | undefined
    this.#where.addEventListener('input', () => {
      clearTimeout(asking)
      asking = setTimeout(() => void this.#ask(), TYPING_MS)
    })
  }

  /** Only those of one kind; all again, if it is that already. */
  narrow(only: Only): void {
    this.#only = this.#only?.by === only.by && this.#only.value === only.value ? undefined : only
    this.#draw()
    this.section.scrollIntoView({block: 'nearest'})
  }

  show(sites: readonly SiteRow[]): void {
    this.#sites = sites
    this.#draw()
    // What a selector means changes with the sites.
    if (this.#asked !== '') void this.#ask()
  }

  #choose(selector: string): void {
    this.#where.value = this.#where.value === selector ? '' : selector
    void this.#ask()
  }

  /** Which sites the selector means, now. */
  async #ask(): Promise<void> {
    const asked = this.#where.value.trim()
    this.#asked = asked
    this.#where.removeAttribute('aria-invalid')
    if (asked === '') {
      this.#chosen = undefined
      say(this.#says, '')
      return this.#draw()
    }
    const answer = await fetch(`chosen?where=${encodeURIComponent(asked)}`).catch(() => undefined)
    if (asked !== this.#asked) return
    if (!answer?.ok) return say(this.#says, 'stx dashboard did not answer: what is shown is what was chosen before')
    const told = (await answer.json()) as {names?: readonly string[]; error?: string}
    if (told.error !== undefined) {
      this.#where.setAttribute('aria-invalid', 'true')
      say(this.#says, shown(told.error))
      return
    }
    this.#chosen = new Set(told.names ?? [])
    this.#draw()
  }

  #fits(site: SiteRow): boolean {
    if (this.#chosen && !this.#chosen.has(site.name)) return false
    const only = this.#only
    if (!only) return true
    if (only.by === 'health') return healthsOf(site).some((health) => health === only.value)
    return only.by === 'release' ? site.release === only.value : site.managed && site.behind.includes(only.value)
  }

  #draw(): void {
    const [sites, only] = [this.#sites, this.#only]
    this.tiles.show(sites, only)
    const fitting = this.#chosen || only ? sites.filter((site) => this.#fits(site)) : sites
    this.#rows.show(fitting)
    this.section.classList.toggle('stepless', !sites.some(({step}) => step !== undefined))
    this.map.show(sites, fitting === sites ? undefined : new Set(fitting.map(({name}) => name)))
    if (!this.#where.hasAttribute('aria-invalid')) {
      const count = `${plural(fitting.length, 'site')} of ${sites.length.toLocaleString('en')}`
      say(this.#says, fitting === sites ? '' : count)
    }
    this.#chip.hidden = only === undefined
    say(this.#chip, only ? shown(`only ${only.by === 'behind' ? 'out-of-sync: ' : ''}${only.value || 'none'} ×`) : '')
  }
}
