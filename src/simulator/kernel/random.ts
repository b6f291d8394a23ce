import {createHash} from 'node:crypto'

/** Where a stream stands; the store keeps it for run-time streams, a seeder's streams always begin at zero. */
export interface StreamPosition {
  next(): number
}

/**
 * A deterministic source of chance. The value at each position is a function of (seed, name, position) alone, so
 * streams never disturb one another and only the position has to be remembered.
 */
export class RandomStream {
  readonly #high: number
  readonly #low: number

  constructor(
    seed: number,
    name: string,
    private readonly position: StreamPosition = counter(),
  ) {
    const digest = createHash('sha256').update(`${seed}\n${name}`).digest()
    this.#high = digest.readInt32LE(0)
    this.#low = digest.readInt32LE(4)
  }

  /** 32 random bits, unsigned */
  bits(): number {
    const at = this.position.next()
    return mix(mix(Math.imul(at, 0x9e3779b9) ^ this.#high) + this.#low) >>> 0
  }

  /** 0 <= x < 1 */
  fraction(): number {
    return this.bits() / 0x1_0000_0000
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** a whole number, both ends included */
  int(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.int(0, choices.length - 1)]
    if (choice === undefined) throw new RangeError('nothing to pick from')
    return choice
  }

  hex(length: number): string {
    let text = ''
    while (text.length < length) text += this.bits().toString(16).padStart(8, '0')
    return text.slice(0, length)
  }

  uuid(): string {
    const hex = this.hex(32)
    const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
  }

  /** the duration, up to `spread` (a fraction) shorter or longer */
  jitter(milliseconds: number, spread: number): number {
    return spread === 0 ? milliseconds : Math.round(milliseconds * (1 + spread * (2 * this.fraction() - 1)))
  }
}

function counter(): StreamPosition {
  let position = 0
  return {next: () => position++}
}

/** The finaliser of MurmurHash3: each input bit reaches each output bit. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
