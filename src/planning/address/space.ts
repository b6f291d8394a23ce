import {type Family, overlap, type Span, type Subnet} from '../../addressing/network.js'
import {bitsOf} from '../../addressing/network-rule.js'

/**
 * What is left of some subnets, in blocks of powers of two. A block is cut from the smallest one that holds it, at its low
 * end: so nothing is left in pieces that could be left whole, and those who come first keep what they have when more come.
 */
export class Space {
  /** The first addresses of the free blocks of 2^n addresses, the highest first. */
  readonly #free: bigint[][]

  constructor(
    readonly family: Family,
    subnets: readonly Subnet[],
    avoid: readonly Span[] = [],
  ) {
    this.#free = Array.from({length: bitsOf(family) + 1}, () => [])
    for (const subnet of subnets) {
      if (subnet.family === family) this.#offer(subnet.first, bitsOf(family) - subnet.prefix, avoid)
    }
  }

  /** The first address of a block of 2^`bits` addresses that nobody else has; nothing where there is none. */
  take(bits: number): bigint | undefined {
    for (let size = bits; size < this.#free.length; size += 1) {
      const first = this.#free[size]?.pop()
      if (first === undefined) continue
      for (let half = size - 1; half >= bits; half -= 1) this.#give(first + (1n << BigInt(half)), half)
      return first
    }
    return undefined
  }

  /** Of the largest block that is left. */
  get largest(): number | undefined {
    const size = this.#free.findLastIndex((blocks) => blocks.length > 0)
    return size < 0 ? undefined : size
  }

  #offer(first: bigint, bits: number, avoid: readonly Span[]): void {
    const last = first + (1n << BigInt(bits)) - 1n
    const met = avoid.filter((span) => overlap(span, {family: this.family, first, last}))
    if (met.length === 0) this.#give(first, bits)
    else if (bits > 0 && !met.some((span) => span.first <= first && span.last >= last)) {
      this.#offer(first, bits - 1, met)
      this.#offer(first + (1n << BigInt(bits - 1)), bits - 1, met)
    }
  }

  #give(first: bigint, bits: number): void {
    const blocks = this.#free[bits] ?? []
    let at = blocks.length
    while (at > 0 && (blocks[at - 1] ?? 0n) < first) at -= 1
    blocks.splice(at, 0, first)
  }
}
