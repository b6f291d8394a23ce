import type {Family, Span} from './network.js'

/** Spans that are taken, and whether another one meets any of them; found without looking at all. */
export class Taken<T extends Span> {
  readonly #spans = new Map<Family, T[]>()
  /** Of those up to each the one that reaches furthest. */
  readonly #furthest = new Map<Family, T[]>()

  constructor(spans: readonly T[]) {
    for (const family of [4, 6] as const) {
      const own = spans.filter((span) => span.family === family).sort((a, b) => (a.first < b.first ? -1 : 1))
      let far: T | undefined
      this.#spans.set(family, own)
      this.#furthest.set(
        family,
        own.map((span) => {
          far = far === undefined || span.last > far.last ? span : far
          return far
        }),
      )
    }
  }

  meets({family, first, last}: Span): T | undefined {
    const spans = this.#spans.get(family) ?? []
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((spans[middle]?.first ?? 0n) <= last) low = middle + 1
      else high = middle
    }
    // Of those that begin before its end, one that reaches its beginning.
    const far = this.#furthest.get(family)?.[low - 1]
    return far && far.last >= first ? far : undefined
  }
}
