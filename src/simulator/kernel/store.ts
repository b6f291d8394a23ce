import type {Collection} from './collection.js'
import type {Database} from './database.js'
import type {DocumentRow} from './database-row.js'
import type {Journal} from './journal.js'
import {lastIdName} from './last-id.js'
import {RandomStream} from './random.js'
import {ScopeCache} from './scope-cache.js'
import {Table} from './table.js'
import type {Vault} from './vault.js'

/** One region's system, or `world` for what belongs to none. */
export interface Scope {
  readonly name: string
  of<T extends object>(collection: Collection<T>): Table<T>
}

export interface Seeding<F> {
  readonly scope: Scope
  /** what `facts` said when the scope was first changed; the same ever after, so the derivation is repeatable */
  readonly facts: F
  readonly random: RandomStream
  /** when this simulation began: seeded dates are relative to it, never to now */
  readonly epoch: number
}

/**
 * Derives the first content of some collections when one of them is first touched in a scope. A seeder is a pure
 * function of seed, scope and facts: what it inserts is not stored, only later changes are.
 */
export interface Seeder<F = unknown> {
  readonly name: string
  readonly collections: readonly {readonly name: string}[]
  readonly in: 'world' | 'region'
  readonly facts?: (scope: string) => F
  readonly build: (seeding: Seeding<F>) => void
}

interface SeedState {
  facts: unknown
  stored: boolean
  building: boolean
}

export const world = 'world'
const factsCollection = '#facts'

/**
 * Scopes kept in memory at once; the others come back from seed and file when they are touched. More than the subclouds
 * that a strategy updates at a time: fewer would be derived anew each time something happens in one of them.
 */
const scopesInMemory = 768

export class Store {
  readonly #scopes = new ScopeCache<LoadedScope>(scopesInMemory)
  /** of each scope that was ever loaded, the collections of which the file holds something */
  readonly #holdings = new Map<string, Set<string>>()
  readonly #seeders = new Map<string, Seeder>()
  #building = 0

  constructor(
    readonly database: Database,
    readonly journal: Journal,
    private readonly vault: Vault,
    private readonly origin: () => {seed: number; epoch: number},
  ) {}

  seeder<F>(seeder: Seeder<F>): void {
    for (const {name} of seeder.collections) {
      if (this.#seeders.has(name)) throw new Error(`${name} has a seeder already`)
      this.#seeders.set(name, seeder as Seeder)
    }
  }

  in(name: string): Scope {
    const loaded = this.#scopes.get(name)
    if (loaded !== undefined) return loaded
    let stored = this.#holdings.get(name)
    if (stored === undefined) {
      stored = new Set(this.database.collections(name))
      this.#holdings.set(name, stored)
    }
    const scope = new LoadedScope(name, this, stored)
    this.#scopes.add(name, scope)
    return scope
  }

  get loaded(): number {
    return this.#scopes.size
  }

  get seeding(): boolean {
    return this.#building > 0
  }

  /** Between transactions: forgets scopes that were used least. They are in the file as they are here. */
  trim(): void {
    if (this.journal.open || this.seeding) return
    this.#scopes.trim()
  }

  /** Derives and reads all that seeders make of a scope; throws what does not go together. */
  readWhole(name: string): void {
    const scope = this.in(name)
    for (const seeder of new Set(this.#seeders.values())) {
      if ((name === world) !== (seeder.in === 'world')) continue
      for (const one of seeder.collections) scope.of(one as Collection<object>)
    }
  }

  /** A scope that is no more: whoever comes by that name later finds what a seeder makes, and nothing else. */
  discard(name: string): void {
    const {journal} = this
    if (!journal.open) throw new Error(`${name} can only be discarded in a transaction`)
    const [scope, holdings] = [this.#scopes.get(name), this.#holdings.get(name)]
    this.#scopes.remove(name)
    this.#holdings.set(name, new Set())
    journal.record(() => {
      this.#scopes.remove(name)
      if (scope !== undefined) this.#scopes.add(name, scope)
      if (holdings === undefined) this.#holdings.delete(name)
      else this.#holdings.set(name, holdings)
    })
    journal.row(`scope\n${name}`, (write) => write.dropScope(name))
  }

  /** Forgets everything in memory, as after a snapshot was loaded into the file. */
  forget(): void {
    this.#scopes.clear()
    this.#holdings.clear()
  }

  load<T extends object>(scope: LoadedScope, collection: Collection<T>): Table<T> {
    const seeder = this.#seeders.get(collection.name)
    const fits = seeder !== undefined && (scope.name === world) === (seeder.in === 'world')
    if (!fits) {
      const table = this.#table(scope, collection, undefined)
      table.overlay(this.#stored(scope, collection.name))
      return table
    }
    return this.#derive(scope, seeder, collection)
  }

  /** The file is only asked for what it may hold. */
  #stored(scope: LoadedScope, collection: string): DocumentRow[] {
    return scope.stored.has(collection) ? this.database.documents(scope.name, collection) : []
  }

  #derive<T extends object>(scope: LoadedScope, seeder: Seeder, wanted: Collection<T>): Table<T> {
    const stored = this.#stored(scope, factsCollection).find((row) => row.key === seeder.name)
    const state: SeedState = {
      facts: stored?.body == null ? seeder.facts?.(scope.name) : this.vault.read(stored.body),
      stored: stored !== undefined,
      building: true,
    }
    const tables = seeder.collections.map((one) => {
      const table = this.#table(scope, one as Collection<object>, {seeder, state})
      scope.tables.set(one.name, table)
      return table
    })
    this.#building += 1
    try {
      const {seed, epoch} = this.origin()
      const random = new RandomStream(seed, `seed\n${scope.name}\n${seeder.name}`)
      seeder.build({scope, facts: state.facts, random, epoch})
    } catch (error) {
      for (const one of seeder.collections) scope.tables.delete(one.name)
      throw error
    } finally {
      state.building = false
      this.#building -= 1
    }
    for (const table of tables) table.overlay(this.#stored(scope, table.collection.name))
    return scope.tables.get(wanted.name) as unknown as Table<T>
  }

  #table<T extends object>(
    scope: LoadedScope,
    collection: Collection<T>,
    seeded: {seeder: Seeder; state: SeedState} | undefined,
  ): Table<T> {
    const {journal} = this
    if (journal.open) {
      // What was derived from facts that are then taken back must be derived again.
      journal.record(() => scope.tables.delete(collection.name))
    }
    return new Table(collection, {
      journal,
      vault: this.vault,
      scope: scope.name,
      lastId: () => this.database.counter(lastIdName(scope.name, collection.name)),
      seeding: () => seeded?.state.building === true,
      beforeChange: () => {
        if (this.seeding)
          throw new Error(`a seeder may not change ${collection.name}: it is not one of its collections`)
        if (!journal.open) throw new Error(`${collection.name} can only change in a transaction`)
        scope.stored.add(collection.name)
        if (seeded !== undefined) this.#keepFacts(scope, seeded.seeder, seeded.state)
      },
    })
  }

  #keepFacts(scope: LoadedScope, seeder: Seeder, state: SeedState): void {
    if (state.stored) return
    state.stored = true
    scope.stored.add(factsCollection)
    this.journal.record(() => {
      state.stored = false
    })
    this.journal.row(`facts\n${scope.name}\n${seeder.name}`, (write) => {
      if (!state.stored) return
      const facts = this.vault.write(state.facts ?? null, [], write)
      write.document(scope.name, factsCollection, seeder.name, 0, facts)
    })
  }
}

class LoadedScope implements Scope {
  readonly tables = new Map<string, Table<object>>()

  constructor(
    readonly name: string,
    private readonly store: Store,
    /** the collections of which the file may hold something */
    readonly stored: Set<string>,
  ) {}

  of<T extends object>(collection: Collection<T>): Table<T> {
    const loaded = this.tables.get(collection.name)
    if (loaded !== undefined) return loaded as unknown as Table<T>
    const table = this.store.load(this, collection)
    this.tables.set(collection.name, table as unknown as Table<object>)
    return table
  }
}
