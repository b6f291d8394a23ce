import type {Clock} from './clock.js'
import type {TimerRow} from './database-row.js'
import {type Duration, milliseconds} from './duration.js'
import {DueHeap} from './heap.js'
import type {Journal} from './journal.js'
import type {Vault} from './vault.js'

export interface TimerRequest {
  after: Duration
  /** names the handler, so that it is found again after a restart */
  kind: string
  scope: string
  /** scheduling the same scope and key again cancels the older one */
  key?: string
  data?: unknown
  /** audits and heartbeats: they run in their turn as time passes, but at `max` nobody hurries for them */
  background?: boolean
}

export interface Timer {
  readonly id: number
  readonly due: number
  readonly kind: string
  readonly scope: string
  readonly key: string | undefined
  readonly background: boolean
  readonly data: unknown
}

export type TimerHandler = (timer: Timer) => void

/** Everything that happens later, in one heap; the timers themselves live in the store with the rest of the state. */
export class Scheduler {
  readonly #handlers = new Map<string, TimerHandler>()
  readonly #timers = new Map<number, Timer>()
  readonly #byKey = new Map<string, number>()
  readonly #heap = new DueHeap<Timer>()
  #lastId = 0
  #foreground = 0

  constructor(
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly vault: Vault,
    private readonly failed: (timer: Timer, error: unknown) => void,
    /** an errand was begun for which time stands still */
    private readonly holding: () => boolean,
  ) {}

  on(kind: string, handler: TimerHandler): void {
    if (this.#handlers.has(kind)) throw new Error(`timer kind ${kind} has a handler already`)
    this.#handlers.set(kind, handler)
  }

  knows(kind: string): boolean {
    return this.#handlers.has(kind)
  }

  load(rows: readonly TimerRow[]): void {
    this.#timers.clear()
    this.#byKey.clear()
    this.#foreground = 0
    this.#heap.fill([])
    for (const row of rows) {
      this.#place({
        ...row,
        key: row.key ?? undefined,
        background: row.background === 1,
        data: row.data === null ? undefined : this.vault.read(row.data),
      })
      this.#lastId = Math.max(this.#lastId, row.id)
    }
    this.#heap.fill(this.#timers.values())
  }

  get pending(): number {
    return this.#timers.size
  }

  /** Timers that somebody waits for: the work that `max` hurries through. */
  get foreground(): number {
    return this.#foreground
  }

  nextDue(): number | undefined {
    return this.#peek()?.due
  }

  schedule(request: TimerRequest): void {
    if (!this.#handlers.has(request.kind)) throw new Error(`no handler for timers of kind ${request.kind}`)
    if (request.key !== undefined) this.cancel(request.scope, request.key)
    this.#lastId += 1
    const timer: Timer = {
      id: this.#lastId,
      due: this.clock.now() + Math.max(0, Math.round(milliseconds(request.after))),
      kind: request.kind,
      scope: request.scope,
      key: request.key,
      background: request.background === true,
      data: request.data,
    }
    this.#change(timer.id, timer)
  }

  cancel(scope: string, key: string): boolean {
    const id = this.#byKey.get(keyName(scope, key))
    if (id === undefined) return false
    this.#change(id, undefined)
    return true
  }

  cancelAll(scope: string): void {
    for (const timer of this.#timers.values()) if (timer.scope === scope) this.#change(timer.id, undefined)
  }

  /** The timer that waits under this key. */
  waiting(scope: string, key: string): Timer | undefined {
    const id = this.#byKey.get(keyName(scope, key))
    return id === undefined ? undefined : this.#timers.get(id)
  }

  /**
   * Runs up to `most` timers as one transaction: those due by `until`, or, without it, as long as a foreground timer
   * is left. Each sees its own due time on the clock. Answers how many ran.
   */
  runBatch(until: number | undefined, most: number): number {
    return this.journal.transact(() => {
      let count = 0
      let last = this.clock.now()
      while (count < most) {
        const timer = this.#peek()
        if (timer === undefined) break
        if (until === undefined ? this.#foreground === 0 : timer.due > until) break
        this.clock.hold(timer.due, () => this.#run(timer))
        last = Math.max(last, timer.due)
        count += 1
        // Those of the same moment have begun their errands, too, before time stands still.
        if (this.holding() && this.#peek()?.due !== last) break
      }
      this.#reach(last)
      return count
    })
  }

  #reach(time: number): void {
    if (time <= this.clock.now()) return
    const before = this.clock.state
    this.clock.jump(time)
    this.journal.record(() => this.clock.restore(before))
  }

  #run(timer: Timer): void {
    this.#change(timer.id, undefined)
    try {
      this.journal.attempt(() => {
        const handler = this.#handlers.get(timer.kind)
        if (handler === undefined) throw new Error(`no handler for timers of kind ${timer.kind}`)
        handler(timer)
      })
    } catch (error) {
      this.failed(timer, error)
    }
  }

  #change(id: number, timer: Timer | undefined): void {
    if (!this.journal.open) throw new Error('timers can only be set and cancelled in a transaction')
    const before = this.#timers.get(id)
    this.#put(id, timer)
    this.journal.record(() => this.#put(id, before))
    this.journal.row(`timer\n${id}`, (write) => {
      const now = this.#timers.get(id)
      if (now === undefined) write.dropTimer(id)
      else write.timer(row(now, (data) => this.vault.write(data, [], write)))
    })
  }

  #put(id: number, timer: Timer | undefined): void {
    const before = this.#timers.get(id)
    if (before !== undefined) {
      this.#timers.delete(id)
      if (!before.background) this.#foreground -= 1
      if (before.key !== undefined) this.#byKey.delete(keyName(before.scope, before.key))
    }
    if (timer !== undefined) {
      this.#place(timer)
      this.#heap.push(timer)
    }
    // Cancelled timers stay in the heap until they surface; when most of it is such, it is built anew.
    if (this.#heap.size > 2 * this.#timers.size + 1024) this.#heap.fill(this.#timers.values())
  }

  #place(timer: Timer): void {
    this.#timers.set(timer.id, timer)
    if (!timer.background) this.#foreground += 1
    if (timer.key !== undefined) this.#byKey.set(keyName(timer.scope, timer.key), timer.id)
  }

  #peek(): Timer | undefined {
    for (let top = this.#heap.peek(); top !== undefined; top = this.#heap.peek()) {
      if (this.#timers.get(top.id) === top) return top
      this.#heap.pop()
    }
    return undefined
  }
}

const keyName = (scope: string, key: string): string => `${scope}\n${key}`

const row = (timer: Timer, text: (data: unknown) => string): TimerRow => ({
  ...timer,
  key: timer.key ?? null,
  background: timer.background ? 1 : 0,
  data: timer.data === undefined ? null : text(timer.data),
})
