import type {Live, Seen, SiteDetail} from '../live/fleet.js'

/** The clock of the gaze; tests have one of their own. */
export interface Timers {
  /** Calls back after so many milliseconds; returns how not to. */
  after(milliseconds: number, then: () => void): () => void
}

export const realTimers: Timers = {
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}

/**
 * Looks into the sites that pages are open of. The poller looks into one at a time: where pages are open of several, they
 * take turns, with the usual pause between two looks.
 */
export class Gaze {
  readonly #pages = new Map<string, number>()
  readonly #details = new Map<string, SiteDetail>()
  readonly #live: Live
  readonly #timers: Timers
  #current: string | undefined
  #cancel: (() => void) | undefined

  constructor(live: Live, timers: Timers = realTimers) {
    this.#live = live
    this.#timers = timers
  }

  /** What was seen last of a site that a page is open of. */
  detail(site: string): SiteDetail | undefined {
    return this.#details.get(site)
  }

  /** A page of this site is open; returns how to say that it is closed. */
  open(site: string): () => void {
    this.#pages.set(site, (this.#pages.get(site) ?? 0) + 1)
    // Who has just come has waited for nothing yet.
    if (!this.#details.has(site)) this.#look(site)
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      const left = (this.#pages.get(site) ?? 1) - 1
      if (left > 0) return void this.#pages.set(site, left)
      this.#pages.delete(site)
      this.#details.delete(site)
      if (this.#current === site) this.#look(this.#next())
    }
  }

  /** Takes what was seen; returns what of it is new. */
  saw({detail, cost}: Seen): SiteDetail | undefined {
    if (this.#pages.size > 1 && !this.#cancel) {
      this.#cancel = this.#timers.after(Math.max(1_000, cost.everyMs), () => this.#look(this.#next()))
    }
    if (!detail || !this.#pages.has(detail.name) || this.#details.get(detail.name) === detail) return undefined
    this.#details.set(detail.name, detail)
    return detail
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #look(site: string | undefined): void {
    this.stop()
    if (site === this.#current) return
    this.#current = site
    this.#live.lookInto(site)
  }

  #next(): string | undefined {
    const open = [...this.#pages.keys()]
    const at = this.#current === undefined ? -1 : open.indexOf(this.#current)
    return open[(at + 1) % open.length]
  }
}
