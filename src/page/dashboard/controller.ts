import {el, fill, mark, panel, shown} from './dom.js'
import type {Kept} from './kept.js'
import {SYSTEM_CONTROLLER} from './site-page.js'
import {hostTable, plainTable, releaseTable} from './tables.js'
import {byName, dateTime, lasting, plural} from './words.js'

const SOON_MS = 30 * 86_400_000
const MOST_CERTIFICATES = 8
const MOST_GROUPS = 12

/** What the system controller is made of: hosts, releases, certificates, groups. */
export class ControllerPanel {
  readonly section: HTMLElement
  readonly #body: HTMLElement

  constructor() {
    const {section, body, aside} = panel('controller', 'System controller')
    aside.append(el('a', {href: `#/site/${SYSTEM_CONTROLLER}`}, 'alarms, events and software'))
    this.section = section
    this.#body = body
  }

  show(kept: Kept): void {
    const groups = kept.list('groups').map(({name}) => name)
    const named = groups.sort(byName).slice(0, MOST_GROUPS).join(', ')
    fill(
      this.#body,
      hostTable(kept.list('hosts')),
      releaseTable(kept.list('releases')),
      certificateTable(kept),
      el('p', {class: 'soft'}, `${plural(groups.length, 'group')}: `, named, groups.length > MOST_GROUPS && ' …'),
    )
  }
}

function certificateTable(kept: Kept): HTMLElement {
  const certificates = kept.list('certificates').sort((a, b) => a.expires - b.expires)
  return plainTable(
    'Certificates, the first to expire first',
    ['certificate', 'expires'],
    certificates.slice(0, MOST_CERTIFICATES).map(({name, expires}) => {
      const left = expires - kept.pulse.there
      const words = left < 0 ? `expired ${dateTime(expires)}` : `in ${lasting(left)}`
      return [
        el('span', {title: shown(name)}, name),
        mark(left < 0 ? 'critical' : left < SOON_MS ? 'major' : 'well', words),
      ]
    }),
  )
}
