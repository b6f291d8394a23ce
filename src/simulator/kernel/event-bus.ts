import type {Clock} from './clock.js'
import type {Database} from './database.js'
import type {Journal} from './journal.js'
import type {Vault} from './vault.js'

export interface LoggedEvent {
  readonly seq: number
  readonly at: number
  readonly name: string
  readonly data: unknown
}

/** The log is for reading what happened lately, not an archive. */
const kept = 20_000
const trimEvery = 1000

type Handler = (data: never) => void

/**
 * What services tell each other. Handlers run at once, inside the transaction of whoever emits: either what happened
 * and all that follows from it happen, or none of it does.
 */
export class EventBus<Events> {
  readonly #handlers = new Map<string, Handler[]>()
  #seq: number

  constructor(
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly database: Database,
    private readonly vault: Vault,
  ) {
    this.#seq = database.lastEvent()
  }

  on<N extends keyof Events & string>(name: N, handler: (data: Events[N]) => void): void {
    const handlers = this.#handlers.get(name)
    if (handlers === undefined) this.#handlers.set(name, [handler])
    else handlers.push(handler)
  }

  emit<N extends keyof Events & string>(name: N, data: Events[N]): void {
    if (!this.journal.open) throw new Error(`${name} can only be emitted in a transaction`)
    this.#log(name, data)
    for (const handler of this.#handlers.get(name) ?? []) handler(data as never)
  }

  tail(after: number, limit: number): LoggedEvent[] {
    return this.database.events(after, limit).map((row) => ({...row, data: this.vault.read(row.data)}))
  }

  /** After the file was replaced under it. */
  reload(): void {
    this.#seq = this.database.lastEvent()
  }

  #log(name: string, data: unknown): void {
    const before = this.#seq
    const seq = before + 1
    this.#seq = seq
    const event = {seq, at: this.clock.now(), name, data: JSON.stringify(data)}
    this.journal.record(() => {
      this.#seq = before
    })
    this.journal.row(`event\n${seq}`, (write) => {
      if (seq > this.#seq) return
      write.event({...event, data: this.vault.cover(event.data, [], write)})
      if (seq % trimEvery === 0) write.trimEvents(seq - kept)
    })
  }
}
