import type {Family} from '../../addressing/network.js'
import {bitsOf, hostAddresses, leastSubnet, type NetworkName, WIDEST_IPV6} from '../../addressing/network-rule.js'
import {type AddressRequest, isReached, type NetworkRequest, type Site} from './request.js'

/** The address of the network, which is nobody's, and with IPv4 that of everybody. */
export const unusable = (family: Family): bigint => (family === 4 ? 2n : 1n)

/** The least number of bits in which so many addresses can be told apart. */
export const bitsFor = (count: bigint): number => (count <= 1n ? 0 : (count - 1n).toString(2).length)

/** The addresses of its range that a site needs; nothing where the whole subnet is handed out. */
export function needOf(network: NetworkName, site: Site, spare: number): bigint | undefined {
  const hosts = hostAddresses(network, site)
  return hosts === undefined ? undefined : BigInt(hosts + spare)
}

/** How large a subnet is, in bits, that one site has for itself. */
export function separateBits(request: AddressRequest, network: NetworkRequest, family: Family, site: Site): number {
  const said = network.prefix[family]
  const most = bitsOf(family)
  if (said !== undefined) return most - said
  if (family === 6) return most - WIDEST_IPV6
  return leastBits(request, network, family, site)
}

/** The least that will do for one site. */
export function leastBits(request: AddressRequest, {name}: NetworkRequest, family: Family, site: Site): number {
  const gateway = isReached(name, request.networks) ? 1n : 0n
  const wanted = unusable(family) + gateway + (needOf(name, site, request.spare) ?? 0n)
  const isKnown = name === 'oam' || name === 'admin' || name === 'management'
  const least = isKnown ? leastSubnet(name, site.mode === 'simplex') : 1
  return Math.max(bitsFor(wanted), bitsFor(BigInt(least)))
}

/** How large a subnet is, in bits, that these sites have together. */
export function sharedBits(
  request: AddressRequest,
  network: NetworkRequest,
  family: Family,
  sites: readonly Site[],
): number {
  const gateway = isReached(network.name, request.networks) ? 1n : 0n
  const wanted = sites.reduce(
    (sum, site) => sum + (needOf(network.name, site, request.spare) ?? 0n),
    unusable(family) + gateway,
  )
  const most = bitsOf(family)
  const least = sites.reduce((bits, site) => Math.max(bits, leastBits(request, network, family, site)), 0)
  return family === 6 ? most - WIDEST_IPV6 : Math.max(bitsFor(wanted), least)
}
