interface Slot<T> {
  readonly name: string
  readonly value: T
  /** where it stands among the slots */
  at: number
  uses: number
}

/** Beyond it one is as often used as any. */
const mostUses = 255
/** Looked at for each that goes: enough that what is used often hardly ever goes. */
const sample = 8

/**
 * Keeps so many, and of some that it looks at forgets the one that was used least. To forget the one that was not used for
 * longest would be worst where all of more than fit are visited in turn, as a sweep over a fleet does: each would be
 * gone just before it is needed. Here most of those that fit stay, and what is used all the time does so anyway. Uses fade,
 * so that a fleet's next hundreds take the places of the last.
 */
export class ScopeCache<T> {
  readonly #slots = new Map<string, Slot<T>>()
  readonly #row: Slot<T>[] = []
  #next = 1
  #gone = 0

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.#row.length
  }

  get(name: string): T | undefined {
    const slot = this.#slots.get(name)
    if (slot === undefined) return undefined
    if (slot.uses < mostUses) slot.uses += 1
    return slot.value
  }

  add(name: string, value: T): void {
    const slot = {name, value, at: this.#row.length, uses: 1}
    this.#slots.set(name, slot)
    this.#row.push(slot)
  }

  remove(name: string): void {
    const slot = this.#slots.get(name)
    if (slot !== undefined) this.#drop(slot)
  }

  clear(): void {
    this.#slots.clear()
    this.#row.length = 0
  }

  trim(): void {
    while (this.#row.length > this.limit) {
      this.#drop(this.#leastUsed())
      this.#gone += 1
      if (this.#gone % this.limit === 0) for (const slot of this.#row) slot.uses >>= 1
    }
  }

  #leastUsed(): Slot<T> {
    let least = this.#any()
    for (let looked = 1; looked < sample; looked += 1) {
      const other = this.#any()
      if (other.uses < least.uses) least = other
    }
    return least
  }

  /** Any of them, by a chance of its own: what is kept here changes nothing but how long things take. */
  #any(): Slot<T> {
    this.#next = (Math.imul(this.#next, 1664525) + 1013904223) >>> 0
    return this.#row[Math.floor((this.#next / 2 ** 32) * this.#row.length)] as Slot<T>
  }

  #drop(slot: Slot<T>): void {
    this.#slots.delete(slot.name)
    const last = this.#row.pop()
    if (last === undefined || last === slot) return
    last.at = slot.at
    this.#row[slot.at] = last
  }
}
