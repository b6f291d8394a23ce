import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto'

/**
 * Both sides know the control token, and neither says it: the port of a simulator that was killed may be somebody
 * else's by now. The daemon proves first that it knows the token, then whoever orders something.
 */
export const proofPath = '/_sim/proof'
export const nonceHeader = 'x-sim-nonce'
export const proofHeader = 'x-sim-proof'

type Side = 'daemon' | 'client'

export const newNonce = (): string => randomBytes(24).toString('hex')

export const proofOf = (side: Side, nonce: string, token: string): string =>
  createHmac('sha256', token).update(`${side} ${nonce}`).digest('hex')

export function alike(given: unknown, wanted: string): boolean {
  const [a, b] = [Buffer.from(String(given ?? '')), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The nonces that were given out and not used; each is good for one order. */
export class Nonces {
  readonly #open = new Set<string>()

  constructor(private readonly most = 256) {}

  issue(): string {
    const nonce = newNonce()
    this.#open.add(nonce)
    // The oldest go first: whoever asks and asks only keeps himself out.
    for (const oldest of this.#open) {
      if (this.#open.size <= this.most) break
      this.#open.delete(oldest)
    }
    return nonce
  }

  use(nonce: unknown): boolean {
    return typeof nonce === 'string' && this.#open.delete(nonce)
  }
}
