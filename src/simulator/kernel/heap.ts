/** A binary min-heap over anything with a due time; equal times leave in the order of `id`. */
export interface Due {
  readonly due: number
  readonly id: number
}

export class DueHeap<T extends Due> {
  #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    const items = this.#items
    let at = items.length
    items.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent] as T
      if (!before(item, above)) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last !== undefined && items.length > 0) this.#sink(last)
    return top
  }

  /** Replaces the whole content. */
  fill(items: Iterable<T>): void {
    this.#items = [...items].sort((a, b) => (before(a, b) ? -1 : 1))
  }

  #sink(item: T): void {
    const items = this.#items
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= items.length) break
      const right = items[child + 1]
      if (right !== undefined && before(right, items[child] as T)) child += 1
      const below = items[child] as T
      if (!before(below, item)) break
      items[at] = below
      at = child
    }
    items[at] = item
  }
}

const before = (a: Due, b: Due): boolean => a.due < b.due || (a.due === b.due && a.id < b.id)
