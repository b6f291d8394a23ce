import {isIP} from 'node:net'

/** An address as a number, so that it can be compared and masked. */
export function numberOf(address: string): bigint | undefined {
  const version = isIP(address)
  if (version === 4) return address.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n)
  if (version !== 6) return undefined
  const [head = '', tail] = address.split('::')
  const words = (part: string): string[] =>
    part === ''
      ? []
      : part.split(':').flatMap((word) => {
          if (!word.includes('.')) return [word]
          const low = numberOf(word) ?? 0n
          return [(low >> 16n).toString(16), (low & 0xffffn).toString(16)]
        })
  const [front, back] = [words(head), tail === undefined ? [] : words(tail)]
  const gap = tail === undefined ? [] : Array.from({length: 8 - front.length - back.length}, () => '0')
  return [...front, ...gap, ...back].reduce((sum, word) => (sum << 16n) + BigInt(`0x${word || '0'}`), 0n)
}

export const familyOf = (address: string): 4 | 6 => (isIP(address) === 6 ? 6 : 4)

const bitsOf = (address: string): number => (familyOf(address) === 4 ? 32 : 128)

export const longestPrefix = (address: string): number => bitsOf(address)

const hostBits = (address: string, prefix: number): bigint => (1n << BigInt(bitsOf(address) - prefix)) - 1n

/** The address of the network that an address is in. */
export function networkOf(address: string, prefix: number): string {
  const value = numberOf(address) ?? 0n
  return addressOf(value - (value & hostBits(address, prefix)), familyOf(address))
}

export const lastOf = (network: string, prefix: number): string =>
  addressOf((numberOf(network) ?? 0n) | hostBits(network, prefix), familyOf(network))

export function within(address: string, network: string, prefix: number): boolean {
  if (familyOf(address) !== familyOf(network)) return false
  return numberOf(networkOf(address, prefix)) === numberOf(networkOf(network, prefix))
}

export const overlap = (a: {network: string; prefix: number}, b: {network: string; prefix: number}): boolean => {
  const prefix = Math.min(a.prefix, b.prefix)
  return within(a.network, b.network, prefix)
}

export function addressOf(value: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
  const words = Array.from({length: 8}, (_, n) => ((value >> BigInt(16 * (7 - n))) & 0xffffn).toString(16))
  const runs = [...words.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length)
  const [longest] = runs
  const plain = words.join(':')
  if (longest === undefined) return plain
  const before = plain.slice(0, longest.index)
  const after = plain.slice(longest.index + longest[0].length).replace(/^:/, '')
  return `${before}::${after}`
}
