import {Chance} from './chance.js'
import {Clock, type ClockState} from './clock.js'
import type {Database} from './database.js'
import {Journal} from './journal.js'
import type {RandomStream} from './random.js'
import {type Scope, Store} from './store.js'
import {Vault} from './vault.js'
import type {Origin} from './vocabulary.js'

export interface StateOptions<O extends Origin> {
  readonly database: Database
  readonly origin: O
  readonly clock: ClockState
  /** real time that never goes back; tests bring their own */
  readonly steady: () => number
}

/** What changes together, one transaction at a time: memory and file, the clock, and how far chance was drawn. */
export class State<O extends Origin> {
  readonly database: Database
  readonly clock: Clock
  readonly journal: Journal
  readonly store: Store
  readonly vault: Vault
  readonly #chance: Chance
  #origin: O

  constructor(
    {database, origin, clock, steady}: StateOptions<O>,
    /** hears after each transaction: something may be due earlier now */
    private readonly committed: () => void,
  ) {
    this.database = database
    this.#origin = origin
    this.clock = new Clock(clock, steady)
    this.journal = new Journal(database, (write) => write.meta('clock', this.clock.state))
    this.vault = new Vault(database)
    this.store = new Store(database, this.journal, this.vault, () => this.#origin)
    this.#chance = new Chance(database, this.journal, () => this.store.seeding)
  }

  get origin(): O {
    return this.#origin
  }

  in(scope: string): Scope {
    return this.store.in(scope)
  }

  /** Everything in `work` is committed to the file before this returns, or nothing happened. */
  transact<T>(work: () => T): T {
    if (this.journal.open) return work()
    const result = this.clock.hold(this.clock.now(), () => this.journal.transact(work))
    this.committed()
    return result
  }

  /** A part of a transaction that may be refused by itself: what it did is taken back then, and the rest goes on. */
  attempt<T>(work: () => T): T {
    return this.journal.attempt(work)
  }

  /** Done once more should the transaction under way be taken back: what was used up by then stays used up. */
  lasting(again: () => void): void {
    this.journal.lasting(again)
  }

  /** A chance stream of its own for each region and purpose: the same seed gives the same values in any order of events. */
  random(region: string, purpose: string): RandomStream {
    return this.#chance.stream(this.#origin.seed, region, purpose)
  }

  /** Runs `work` once in the life of a simulation, as one transaction with the note that it ran. */
  begin(work: () => void): void {
    if (this.database.meta<boolean>('begun') === true) return
    this.transact(() => {
      work()
      this.journal.row('begun', (write) => write.meta('begun', true))
    })
  }

  setClock(change: (clock: Clock) => void): void {
    this.journal.transact(() => {
      const before = this.clock.state
      change(this.clock)
      this.journal.record(() => this.clock.restore(before))
      this.journal.row('clock', (write) => write.meta('clock', this.clock.state))
    })
  }

  /** Empties the file, which begins anew. */
  clear(origin: O): void {
    const beginning: ClockState = {time: origin.epoch, speed: this.clock.speed}
    this.database.clear(origin, beginning)
  }

  /** Reads everything anew after the file's content was replaced. */
  reload(): void {
    this.store.forget()
    this.#chance.reload()
    this.#origin = this.database.meta<O>('origin') ?? this.#origin
    this.clock.restore(this.database.meta<ClockState>('clock') ?? this.clock.state)
  }
}
