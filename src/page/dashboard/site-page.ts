import {button, el, fill, mark, panel} from './dom.js'
import {healthCalled, healthOf, sentenceOf} from './health.js'
import type {Kept} from './kept.js'
import {Rows} from './rows.js'
import {alarmColumns, eventColumns, hostTable, releaseTable} from './tables.js'
import type {ActionFacts, AlarmRow, Detail, EventRow} from './told.js'
import {plural, quoted} from './words.js'

/** How the system controller is called where subclouds have names. */
export const SYSTEM_CONTROLLER = 'SystemController'

/** All about one site: what the fleet's lists say at once, and what is found when it is looked into. */
export class SitePage {
  readonly element = el('div', {class: 'site', hidden: true})
  readonly #head = el('div', {class: 'site-head'})
  readonly #notice = el('p', {class: 'soft', role: 'status'})
  readonly #error = el('pre', {class: 'error'})
  readonly #properties = panel('site-properties', 'Properties')
  readonly #endpoints = panel('site-endpoints', 'Endpoints')
  readonly #hosts = panel('site-hosts', 'Hosts')
  readonly #software = panel('site-software', 'Software')
  readonly #commands = panel('site-commands', 'At a terminal')
  readonly #alarms: Rows<AlarmRow>
  readonly #events: Rows<EventRow>
  readonly #act: (action: ActionFacts, name: string, site?: string) => void
  #name = ''
  #detail: Detail | undefined

  constructor(act: (action: ActionFacts, name: string, site?: string) => void, now: () => number) {
    this.#act = act
    this.#alarms = new Rows({
      caption: 'Alarms of the site',
      columns: alarmColumns(now),
      by: 'severity',
      empty: 'No alarm.',
    })
    this.#events = new Rows({caption: 'Last events of the site', columns: eventColumns, by: 'at', empty: 'No event.'})
    fill(
      this.element,
      this.#head,
      this.#notice,
      this.#error,
      el(
        'div',
        {class: 'columns halves'},
        el(
          'div',
          {class: 'column'},
          this.#hosts.section,
          panel('site-alarms', 'Alarms', this.#alarms.element).section,
          panel('site-events', 'Last events', this.#events.element).section,
        ),
        el(
          'div',
          {class: 'column'},
          this.#endpoints.section,
          this.#software.section,
          this.#properties.section,
          this.#commands.section,
        ),
      ),
    )
  }

  /** Begins with what the fleet knows. */
  open(name: string, kept: Kept): void {
    if (this.#name !== name) this.#detail = undefined
    this.#name = name
    this.refresh(kept)
    this.#draw(kept.actions)
  }

  refresh(kept: Kept): void {
    const row = kept.rows.sites.get(this.#name)
    const missing = this.#name === SYSTEM_CONTROLLER ? 'system controller' : 'not there'
    const {tone, label} = row ? healthCalled(healthOf(row)) : {tone: 'idle', label: missing}
    fill(
      this.#head,
      el('a', {href: '#/', class: 'back'}, '← all sites'),
      el('h1', {tabindex: -1, id: 'site-title'}, this.#name),
      mark(tone, label),
      row && el('span', {class: 'soft'}, sentenceOf(row)),
      row?.group && el('span', {class: 'soft'}, `group ${row.group}`),
      row &&
        kept.actions
          .filter(({id, on}) => on === 'site' && id === (row.managed ? 'subcloud unmanage' : 'subcloud manage'))
          .map((action) =>
            button(action.label, {class: action.grave ? 'grave' : ''}, () => this.#act(action, this.#name)),
          ),
    )
    this.#error.hidden = !row?.error && !this.#detail?.error
    fill(this.#error, this.#detail?.error || row?.error)
  }

  seen(detail: Detail, kept: Kept): void {
    if (detail.name !== this.#name) return
    this.#detail = detail
    this.refresh(kept)
    this.#draw(kept.actions)
  }

  #draw(actions: readonly ActionFacts[]): void {
    const isController = this.#name === SYSTEM_CONTROLLER
    const name = quoted(this.#name)
    const there = isController ? '' : ` --subcloud ${name}`
    fill(
      this.#commands.body,
      el(
        'ul',
        {class: 'plain'},
        [
          ...(isController ? [] : [`stx subcloud why ${name}`, `stx subcloud show ${name}`]),
          `stx host list${there}`,
          `stx alarm list${there}`,
          `stx event list${there}`,
          `stx software list${there}`,
        ].map((line) => el('li', {}, el('code', {}, line))),
      ),
    )
    const detail = this.#detail
    for (const part of this.element.querySelectorAll('.columns .panel')) part.classList.toggle('waits', !detail)
    if (!detail) {
      fill(this.#notice, 'Looking into the site …')
      for (const {body} of [this.#properties, this.#endpoints, this.#hosts, this.#software]) fill(body)
      this.#alarms.show([])
      this.#events.show([])
      return
    }
    const {alarms, events} = detail.cut
    fill(
      this.#notice,
      [
        ...detail.stale.map(({part, reason}) => `${part}: ${reason}`),
        alarms === undefined ? '' : `the first ${detail.alarms.length} of ${plural(alarms, 'alarm')}`,
        events === undefined ? '' : `the last ${detail.events.length} of ${plural(events, 'event')}`,
      ]
        .filter(Boolean)
        .join(' · '),
    )
    const ofHosts = actions.filter(({on}) => on === 'host')
    fill(
      this.#hosts.body,
      hostTable(
        detail.hosts,
        ofHosts.length === 0
          ? undefined
          : (host) =>
              el(
                'span',
                {class: 'buttons'},
                ofHosts
                  .filter(({id}) => id === (host.administrative === 'locked' ? 'host unlock' : 'host lock'))
                  .map((action) =>
                    button(action.label, {class: 'grave', 'aria-label': `${action.label} ${host.name}`}, () =>
                      this.#act(action, host.name, this.#name === SYSTEM_CONTROLLER ? undefined : this.#name),
                    ),
                  ),
              ),
      ),
    )
    fill(
      this.#endpoints.body,
      el(
        'ul',
        {class: 'plain endpoints'},
        detail.endpoints.map(([endpoint, status]) =>
          el(
            'li',
            {},
            el('span', {}, endpoint),
            mark(status === 'in-sync' ? 'well' : status === 'out-of-sync' ? 'stale' : 'idle', status),
          ),
        ),
      ),
    )
    fill(this.#software.body, releaseTable(detail.releases))
    fill(
      this.#properties.body,
      el(
        'dl',
        {class: 'properties'},
        detail.properties.map(([field, value]) => el('div', {}, el('dt', {}, field), el('dd', {}, value))),
      ),
    )
    this.#alarms.show(detail.alarms)
    this.#events.show(detail.events)
  }
}

/** Where a page of the address bar is about a site: its name. */
export function siteIn(hash: string): string | undefined {
  const [, name] = /^#\/site\/(.+)$/.exec(hash) ?? []
  if (name === undefined) return undefined
  try {
    return decodeURIComponent(name)
  } catch {
    return undefined
  }
}
