import type {Collection} from './collection.js'
import type {DocumentRow} from './database-row.js'
import type {Journal} from './journal.js'
import {lastIdName} from './last-id.js'
import {SimulatorError} from './problem.js'
import type {Vault} from './vault.js'

export type Key = string | number
export type Match<T> = Partial<T> | ((doc: T) => boolean)

interface Entry<T> {
  readonly doc: T
  /** place in the list: seeded documents below zero, in the seeder's order; later ones count up from one */
  readonly ordinal: number
}

/** What a table needs of the store around it. */
export interface TableHost {
  readonly journal: Journal
  readonly vault: Vault
  readonly scope: string
  /** the number that was given last, as the file has it */
  lastId(): number
  /** is a seeder filling this very table right now? Then nothing is recorded or written. */
  seeding(): boolean
  /** called before the first change of a transaction; refuses where nothing may change */
  beforeChange(): void
}

const firstSeeded = -1_000_000_000

/**
 * The documents of one collection in one scope. Documents are immutable: `update` puts a new one in the old one's
 * place, so a transaction is taken back by putting the old ones back.
 */
export class Table<T extends object> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #indexes: Map<keyof T & string, Map<unknown, Set<string>>>
  #all: readonly T[] | undefined
  #given: number | undefined
  #seededId = 0
  #nextOrdinal = 1
  #nextSeeded = firstSeeded
  #unordered = false
  /** keys of seeded documents that were changed: where one of them is gone, a row must say so */
  readonly #changedSeeds = new Set<string>()

  constructor(
    readonly collection: Collection<T>,
    private readonly host: TableHost,
  ) {
    this.#indexes = new Map(collection.index.map((field) => [field, new Map()]))
  }

  get(key: Key): T | undefined {
    return this.#entries.get(String(key))?.doc
  }

  has(key: Key): boolean {
    return this.#entries.has(String(key))
  }

  /** the first document that matches: equal fields, or a predicate */
  find(match: Match<T>): T | undefined {
    for (const doc of this.#candidates(match)) if (matches(doc, match)) return doc
    return undefined
  }

  /** every document that matches, in the order they were inserted */
  where(match: Match<T>): readonly T[] {
    const found: T[] = []
    for (const doc of this.#candidates(match)) if (matches(doc, match)) found.push(doc)
    return found
  }

  all(): readonly T[] {
    this.#all ??= Array.from(this.#sorted().values(), (entry) => entry.doc)
    return this.#all
  }

  count(match?: Match<T>): number {
    return match === undefined ? this.#entries.size : this.where(match).length
  }

  insert(doc: T): T {
    const key = this.#keyOf(doc)
    if (this.#entries.has(key)) throw new Error(`${this.#name(key)} exists already`)
    const ordinal = this.host.seeding() ? this.#nextSeeded++ : this.#nextOrdinal++
    this.#change(key, {doc: Object.freeze(doc), ordinal})
    const id = doc[this.collection.key]
    if (typeof id === 'number') this.#reach(id)
    return doc
  }

  /** Merges a patch into the document (undefined values included); a function gets the present document. */
  update(key: Key, patch: Partial<T> | ((doc: T) => Partial<T>)): T {
    const name = String(key)
    const entry = this.#entries.get(name)
    if (entry === undefined) throw new Error(`${this.#name(name)} does not exist`)
    const doc = Object.freeze({...entry.doc, ...(typeof patch === 'function' ? patch(entry.doc) : patch)})
    if (this.#keyOf(doc) !== name) throw new Error(`${this.#name(name)} cannot change its key`)
    this.#change(name, {doc, ordinal: entry.ordinal})
    return doc
  }

  /** The document that was there, or undefined. */
  remove(key: Key): T | undefined {
    const name = String(key)
    const entry = this.#entries.get(name)
    if (entry !== undefined) this.#change(name, undefined)
    return entry?.doc
  }

  /** 1, 2, 3 … as a database counts: numbers are never used again. */
  nextId(): number {
    this.#reach((this.host.seeding() ? this.#seededId : this.#lastId) + 1)
    return this.host.seeding() ? this.#seededId : this.#lastId
  }

  /** Lays what was changed since over what the seeder made. */
  overlay(rows: readonly DocumentRow[]): void {
    for (const row of rows) {
      if (row.body === null) {
        this.#changedSeeds.add(row.key)
        this.#place(row.key, undefined)
      } else {
        const derived = this.#entries.get(row.key)?.ordinal
        if (derived !== undefined) this.#changedSeeds.add(row.key)
        const seeded = row.ordinal < 0 ? derived : undefined
        const doc = Object.freeze(this.host.vault.read<T>(row.body))
        if (this.#keyOf(doc) !== row.key) throw new Error(`${this.#name(row.key)} says that it is another one`)
        this.#place(row.key, undefined)
        this.#place(row.key, {doc, ordinal: seeded ?? row.ordinal})
      }
      this.#nextOrdinal = Math.max(this.#nextOrdinal, row.ordinal + 1)
    }
    this.#unordered = rows.length > 0
  }

  /** Read when it is first needed: most tables only ever are looked at. */
  get #lastId(): number {
    this.#given ??= this.host.lastId()
    return Math.max(this.#given, this.#seededId)
  }

  #change(key: string, entry: Entry<T> | undefined): void {
    if (this.host.seeding()) {
      this.#place(key, entry)
      return
    }
    this.host.beforeChange()
    const before = this.#entries.get(key)
    if (before !== undefined && before.ordinal < 0) this.#changedSeeds.add(key)
    this.#place(key, entry)
    const {journal, scope} = this.host
    journal.record(() => {
      this.#place(key, before)
      this.#unordered ||= before !== undefined
    })
    journal.row(`document\n${scope}\n${this.collection.name}\n${key}`, (write) => {
      const now = this.#entries.get(key)
      if (now !== undefined) {
        const body = this.host.vault.write(now.doc, this.collection.secret(now.doc), write)
        write.document(scope, this.collection.name, key, now.ordinal, body)
      } else if (this.#changedSeeds.has(key)) write.document(scope, this.collection.name, key, firstSeeded, null)
      else write.forget(scope, this.collection.name, key)
    })
  }

  #place(key: string, entry: Entry<T> | undefined): void {
    const before = this.#entries.get(key)
    if (entry === undefined) this.#entries.delete(key)
    else this.#entries.set(key, entry)
    this.#all = undefined
    for (const [field, index] of this.#indexes) {
      const old = before?.doc[field]
      const value = entry?.doc[field]
      if (before !== undefined && entry !== undefined && old === value) continue
      if (before !== undefined) {
        const keys = index.get(old)
        keys?.delete(key)
        if (keys?.size === 0) index.delete(old)
      }
      if (entry !== undefined) {
        const keys = index.get(value)
        if (keys === undefined) index.set(value, new Set([key]))
        else keys.add(key)
      }
    }
  }

  #reach(id: number): void {
    // What a seeder numbers it numbers again next time.
    if (this.host.seeding()) this.#seededId = Math.max(this.#seededId, id)
    else if (id > this.#lastId) this.#setLastId(id)
  }

  #setLastId(id: number): void {
    const before = this.#lastId
    this.#given = id
    this.host.beforeChange()
    const {journal, scope} = this.host
    journal.record(() => {
      this.#given = before
    })
    const name = lastIdName(scope, this.collection.name)
    journal.row(name, (write) => write.counter(name, this.#lastId))
  }

  *#candidates(match: Match<T>): Iterable<T> {
    if (typeof match !== 'function') {
      for (const [field, index] of this.#indexes) {
        if (!(field in match)) continue
        const keys = index.get(match[field])
        if (keys === undefined) return
        // An index lists keys in the order they took this value; lists answer in insertion order.
        const entries = Array.from(keys, (key) => this.#entries.get(key) as Entry<T>)
        for (const entry of entries.sort((a, b) => a.ordinal - b.ordinal)) yield entry.doc
        return
      }
    }
    for (const entry of this.#sorted().values()) yield entry.doc
  }

  /** Putting a document back appends it to the map; its ordinal says where it stood. */
  #sorted(): Map<string, Entry<T>> {
    if (this.#unordered) {
      const entries = [...this.#entries].sort(([, a], [, b]) => a.ordinal - b.ordinal)
      this.#entries.clear()
      for (const [key, entry] of entries) this.#entries.set(key, entry)
      this.#unordered = false
    }
    return this.#entries
  }

  #keyOf(doc: T): string {
    const key = doc[this.collection.key]
    if (typeof key !== 'string' && typeof key !== 'number') {
      throw new SimulatorError('failed', `a document of ${this.collection.name} needs its ${this.collection.key}`)
    }
    return String(key)
  }

  #name(key: string): string {
    return `${this.collection.name} ${key} in ${this.host.scope}`
  }
}

function matches<T extends object>(doc: T, match: Match<T>): boolean {
  if (typeof match === 'function') return match(doc)
  for (const field in match) if (doc[field] !== match[field]) return false
  return true
}
