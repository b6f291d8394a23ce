import {Kept, type Part} from './kept.js'
import type {Delta, Detail, Whole} from './told.js'

export type Connection = 'connecting' | 'live' | 'lost' | 'ended' | 'locked'

interface Told {
  /** All is new. */
  whole(kept: Kept): void
  changed(kept: Kept, parts: ReadonlySet<Part>): void
  detail(detail: Detail): void
  connection(now: Connection): void
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/**
 * Listens to the server, and comes again when it was away. Where the tab is not seen it does not listen: it asks for what
 * it has missed when somebody looks at it again.
 */
export class Stream {
  readonly #told: Told
  #source: EventSource | undefined
  #kept: Kept | undefined
  #site: string | undefined
  #pause = FIRST_PAUSE_MS
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(told: Told) {
    this.#told = told
    document.addEventListener('visibilitychange', () => this.#open())
  }

  /** Listens from now on, and to what is seen of one site as well. */
  listen(site: string | undefined): void {
    this.#site = site
    this.#open()
  }

  #open(): void {
    this.#close()
    if (document.visibilityState === 'hidden') return
    const query = new URLSearchParams()
    if (this.#kept) query.set('from', `${this.#kept.epoch}.${this.#kept.version}`)
    if (this.#site !== undefined) query.set('site', this.#site)
    if (!this.#kept) this.#told.connection('connecting')
    const source = new EventSource(`told?${query}`)
    this.#source = source
    const on = (event: string, take: (data: string) => void) =>
      source.addEventListener(event, ({data}: MessageEvent<string>) => {
        if (source === this.#source) take(data)
      })
    on('whole', (data) => {
      this.#kept = new Kept(JSON.parse(data) as Whole)
      this.#isThere()
      this.#told.whole(this.#kept)
    })
    on('delta', (data) => {
      const parts = this.#kept?.take(JSON.parse(data) as Delta)
      if (!this.#kept || !parts) {
        // Something was missed: the whole is asked for.
        this.#kept = undefined
        return this.#open()
      }
      this.#isThere()
      this.#told.changed(this.#kept, parts)
    })
    on('detail', (data) => this.#told.detail(JSON.parse(data) as Detail))
    on('ended', () => {
      this.#close()
      this.#told.connection('ended')
      this.#again()
    })
    source.addEventListener('open', () => {
      if (source === this.#source && this.#kept) this.#isThere()
    })
    source.addEventListener('error', () => {
      if (source !== this.#source) return
      this.#close()
      void this.#ask()
    })
  }

  #isThere(): void {
    this.#pause = FIRST_PAUSE_MS
    this.#told.connection('live')
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = undefined
  }

  /** Whether there is nobody, or somebody who does not know us any more. */
  async #ask(): Promise<void> {
    const answer = await fetch('chosen?where=all').catch(() => undefined)
    this.#told.connection(answer?.status === 401 ? 'locked' : 'lost')
    this.#again()
  }

  #again(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#open(), this.#pause)
    this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 1.6)
  }
}
