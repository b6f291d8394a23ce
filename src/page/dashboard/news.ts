import {el, fill, panel} from './dom.js'
import type {ChangeRow} from './told.js'
import {clock} from './words.js'

const MOST_NEWS = 60

/** What happened, the latest first. */
export class NewsPanel {
  readonly section: HTMLElement
  readonly #list = el('ol', {class: 'plain'})

  constructor() {
    const box = el('div', {class: 'news', tabindex: 0, role: 'region', 'aria-label': 'What happened'}, this.#list)
    this.section = panel('news', 'What happened', box).section
  }

  show(changes: readonly ChangeRow[]): void {
    fill(
      this.#list,
      changes.length === 0 && el('li', {class: 'soft none'}, 'Nothing since this was started.'),
      [...changes].reverse().slice(0, MOST_NEWS).map(lineOf),
    )
  }
}

const lineOf = ({at, kind, about, field, from, to}: ChangeRow): HTMLElement =>
  el(
    'li',
    {},
    el('time', {}, clock(at)),
    ' ',
    kind === 'site' || kind === 'step' ? el('a', {href: `#/site/${encodeURIComponent(about)}`}, about) : about,
    ` ${field}: `,
    from !== undefined && el('span', {class: 'soft'}, from, ' → '),
    to ?? 'gone',
  )
