/** Sites that are begun one after the other as soon as there is room: so many as run at a time are a turn. */
export interface Turn {
  readonly number: number
  readonly sites: readonly string[]
  /** Seconds from the moment at which the strategy is applied. */
  readonly begins: number
  readonly ends: number
}

/** One of the sites, and how many seconds it takes. */
export interface Stay {
  readonly site: string
  readonly seconds: number
}

/**
 * The orchestrator takes the sites in their order. A place that is free is given to the next one at once, so a turn may
 * begin before all of the turn before it are through; sites that take equally long come in step.
 */
export function turnsOf(stays: readonly Stay[], parallel: number): Turn[] {
  const places = new EndTimes()
  const turns: Turn[] = []
  for (let at = 0; at < stays.length; at += parallel) {
    const members = stays.slice(at, at + parallel)
    let begins = Number.POSITIVE_INFINITY
    let ends = 0
    for (const {seconds} of members) {
      const free = places.size < parallel ? 0 : places.takeEarliest()
      places.add(free + seconds)
      begins = Math.min(begins, free)
      ends = Math.max(ends, free + seconds)
    }
    turns.push({number: turns.length + 1, sites: members.map(({site}) => site), begins, ends})
  }
  return turns
}

/** When places become free; the earliest is found without looking at all. */
class EndTimes {
  readonly #heap: number[] = []

  get size(): number {
    return this.#heap.length
  }

  add(time: number): void {
    const heap = this.#heap
    let at = heap.push(time) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((heap[above] ?? 0) <= time) break
      heap[at] = heap[above] ?? 0
      at = above
    }
    heap[at] = time
  }

  takeEarliest(): number {
    const heap = this.#heap
    const earliest = heap[0] ?? 0
    const last = heap.pop() ?? 0
    if (heap.length === 0) return earliest
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if ((heap[below + 1] ?? Number.POSITIVE_INFINITY) < (heap[below] ?? 0)) below++
      if ((heap[below] ?? 0) >= last) break
      heap[at] = heap[below] ?? 0
      at = below
    }
    heap[at] = last
    return earliest
  }
}
