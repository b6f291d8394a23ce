import {isIP} from 'node:net'

export type Family = 4 | 6

export interface Address {
  family: Family
  value: bigint
  text: string
}

export interface Subnet {
  family: Family
  first: bigint
  last: bigint
  prefix: number
  text: string
  has(address: string): boolean
}

/** As netaddr has it, which knows no zones such as `fe80::1%eth0`. */
export function familyOf(address: string): Family | undefined {
  const family = address.includes('%') ? 0 : isIP(address)
  return family === 4 || family === 6 ? family : undefined
}

const valueOf4 = (text: string): bigint => text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n)

function valueOf6(text: string): bigint {
  const dotted = /\d+\.\d+\.\d+\.\d+$/.exec(text)?.[0]
  const low = dotted === undefined ? 0n : valueOf4(dotted)
  const groups =
    dotted === undefined ? text : text.replace(dotted, `${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`)
  const [head = [], tail = []] = groups.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = Array.from({length: 8 - head.length - tail.length}, () => '0')
  return [...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n)
}

export function addressOf(text: string): Address | undefined {
  const family = familyOf(text)
  if (!family) return undefined
  return {family, value: family === 4 ? valueOf4(text) : valueOf6(text), text}
}

/** The one way of writing an address: of IPv6 the longest run of zero groups is left out. */
export function addressText(family: Family, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.')
  const groups = Array.from({length: 8}, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16))
  const zeros = [
    ...groups
      .map((group) => (group === '0' ? '0' : '-'))
      .join('')
      .matchAll(/0{2,}/g),
  ]
  const longest = zeros.sort((a, b) => b[0].length - a[0].length)[0]
  if (longest === undefined) return groups.join(':')
  return `${groups.slice(0, longest.index).join(':')}::${groups.slice(longest.index + longest[0].length).join(':')}`
}

/** Bits, or a netmask, which the genuine server takes as well: `24`, `255.255.255.0`. */
function prefixOf(text: string, family: Family): number | undefined {
  if (family === 4 && familyOf(text) === 4) {
    const bits = valueOf4(text).toString(2).padStart(32, '0')
    return /^1*0*$/.test(bits) ? bits.replaceAll('0', '').length : undefined
  }
  return /^\d{1,3}$/.test(text) && Number(text) <= (family === 4 ? 32 : 128) ? Number(text) : undefined
}

export function subnetOf(text: string): Subnet | undefined {
  const [start = '', length = '', ...more] = text.split('/')
  const address = addressOf(start)
  if (!address || more.length > 0) return undefined
  const {family, value} = address
  const prefix = prefixOf(length, family)
  if (prefix === undefined) return undefined
  const size = 1n << BigInt((family === 4 ? 32 : 128) - prefix)
  const first = value - (value % size)
  const last = first + size - 1n
  const has = (one: string) => {
    const found = addressOf(one)
    return found?.family === family && found.value >= first && found.value <= last
  }
  return {family, first, last, prefix, text, has}
}

/** What has a first and a last address: a subnet, or a range in it. */
export type Span = Pick<Subnet, 'family' | 'first' | 'last'>

export const overlap = (a: Span, b: Span): boolean => a.family === b.family && a.first <= b.last && b.first <= a.last
