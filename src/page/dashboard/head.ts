import {el, fill, say, shown} from './dom.js'
import type {Kept} from './kept.js'
import type {Connection} from './stream.js'
import {severities} from './told.js'
import {clock, lasting} from './words.js'

const trouble: Readonly<Record<Connection, string>> = {
  connecting: '',
  live: '',
  lost: 'stx dashboard does not answer. What you see is old; it is tried again.',
  ended: 'stx dashboard has ended. What you see is old; it is tried again.',
  locked: 'stx dashboard was started anew: open the link that it has printed.',
}

/** Which system this is, how many alarms there are, how old what is seen is, and what is missing. */
export class Head {
  readonly title = el('h1', {class: 'system'}, 'stx dashboard')
  readonly system = el('p', {class: 'soft system-facts'})
  readonly counts = el('ul', {class: 'plain severities', 'aria-label': 'Active alarms'})
  readonly pulse = el('p', {class: 'pulse', id: 'pulse'})
  readonly notice = el('p', {class: 'notice', role: 'status', hidden: true})
  #connection: Connection = 'connecting'
  #missing: readonly string[] = []

  show({facts: {system, counts, stale}}: Kept): void {
    say(this.title, shown(system.name || 'stx dashboard'))
    say(this.system, shown([system.mode, system.version && `release ${system.version}`].filter(Boolean).join(' · ')))
    fill(
      this.counts,
      severities.map((severity) =>
        el(
          'li',
          {class: `severity ${counts[severity] > 0 ? `fill-${severity}` : 'none'}`},
          el('b', {}, counts[severity].toLocaleString('en')),
          ` ${severity}`,
        ),
      ),
    )
    const critical = counts.critical > 0 ? `(${counts.critical} critical) ` : ''
    document.title = `${critical}${shown(system.name || 'stx')} · dashboard`
    this.#missing = stale.map(({part, reason, since}) => {
      const old = since === undefined ? 'never heard of' : `as of ${clock(since)}`
      return `${part} ${old}: ${reason}`
    })
    this.#tell()
  }

  connected(now: Connection): void {
    this.#connection = now
    this.#tell()
  }

  /** The time that has gone by, which passes where nothing else changes. */
  age({pulse: {at, everyMs}}: Kept): void {
    const age = Date.now() - at
    const isLive = this.#connection === 'live'
    this.pulse.classList.toggle('old', !isLive || age > 3 * everyMs + 10_000)
    say(this.pulse, `${isLive ? 'live' : this.#connection} · ${lasting(age)} ago · every ${lasting(everyMs)}`)
  }

  #tell(): void {
    const lost = trouble[this.#connection]
    const text = [lost, ...this.#missing].filter(Boolean).join(' · ')
    this.notice.hidden = text === ''
    this.notice.classList.toggle('lost', lost !== '')
    say(this.notice, shown(text))
  }
}
