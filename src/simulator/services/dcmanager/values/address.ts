import {type Address, parseAddress} from '../../../ip-address.js'

/** A network as dcmanager takes it: alone or in a pair of both families, with its own words for what is wrong. */
export interface Network {
  readonly version: 4 | 6
  readonly first: bigint
  readonly last: bigint
  readonly prefix: number
  /** as it was written: `10.1.2.0/24` */
  readonly text: string
  /** the address before the slash, which need not be the first one */
  readonly at: bigint
}

/** What is wrong with a value; the caller says whose value it is. */
export class InvalidValue extends Error {}

export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...more] = text.split('/')
  const at = parseAddress(address)
  if (at === undefined || more.length > 0) return undefined
  const bits = at.version === 4 ? 32 : 128
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined
  const prefix = length === undefined ? bits : Number(length)
  if (prefix > bits) return undefined
  const size = 1n << BigInt(bits - prefix)
  const first = at.value - (at.value % size)
  return {version: at.version, first, last: first + size - 1n, prefix, text, at: at.value}
}

const sizeOf = (network: Network): bigint => network.last - network.first + 1n

/** `a` or `a,b`: the second one must be of the other family. */
function several<T extends {version: 4 | 6}>(
  text: string,
  what: string,
  kind: string,
  parse: (one: string) => T | undefined,
) {
  const parts = text.split(',')
  if (parts.length > 2) throw new InvalidValue(`Invalid ${what} - more than two ${kind}s`)
  const parsed = parts.map((part) => {
    const one = parse(part)
    if (one === undefined) throw new InvalidValue(`Invalid ${what} - not a valid ${kind}`)
    return one
  })
  if (parsed.length === 2 && parsed[0]?.version === parsed[1]?.version) {
    throw new InvalidValue(`Invalid ${what} - dual-stack of same IP family`)
  }
  return parsed
}

export function networksOf(text: string, least: number, taken: readonly Network[] = []): Network[] {
  const networks = several(text, 'subnet', 'IP subnet', parseNetwork)
  for (const network of networks) {
    if (sizeOf(network) < BigInt(least)) {
      throw new InvalidValue(`Subnet too small - must have at least ${least} addresses`)
    }
    if (network.version === 6 && network.prefix < 64) throw new InvalidValue('IPv6 minimum prefix length is 64')
    if (taken.some((other) => inside({version: network.version, value: network.at}, other))) {
      throw new InvalidValue('Subnet overlaps with another configured subnet')
    }
  }
  return networks
}

const inside = ({version, value}: Address, network: Network): boolean =>
  version === network.version && value >= network.first && value <= network.last

export function addressesIn(text: string, networks: readonly Network[]): Address[] {
  if (text === '') throw new InvalidValue('Invalid address - IP address not specified')
  const addresses = several(text, 'address', 'IP address', parseAddress)
  if (addresses.length !== networks.length) {
    throw new InvalidValue('Invalid address - Not of same size (single or dual-stack) with subnet')
  }
  addresses.forEach((address, at) => {
    const network = networks[at] as Network
    if (address.version !== network.version) {
      throw new InvalidValue(`Invalid IP version - must match network version IPv${network.version}`)
    }
    if (address.value === network.first && sizeOf(network) > 2n) throw new InvalidValue('Cannot use network address')
    if (address.version === 4 && address.value === network.last && sizeOf(network) > 2n) {
      throw new InvalidValue('Cannot use broadcast address')
    }
    if (!inside(address, network)) throw new InvalidValue(`Address must be in subnet ${network.text}`)
  })
  return addresses
}
