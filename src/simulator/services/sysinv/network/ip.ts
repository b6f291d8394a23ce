import {isIP} from 'node:net'
import {addressText, parseAddress} from '../../../ip-address.js'

/** An address as a number, so that it can be compared and masked. */
export const numberOf = (address: string): bigint | undefined => parseAddress(address)?.value

export const familyOf = (address: string): 4 | 6 => (isIP(address) === 6 ? 6 : 4)

export const longestPrefix = (address: string): number => (familyOf(address) === 4 ? 32 : 128)

const hostBits = (address: string, prefix: number): bigint => (1n << BigInt(longestPrefix(address) - prefix)) - 1n

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

/** Both ends are in. */
export const between = (address: string, start: string, end: string): boolean => {
  const [value, first, last] = [numberOf(address), numberOf(start), numberOf(end)]
  if (value === undefined || first === undefined || last === undefined) return false
  return familyOf(address) === familyOf(start) && first <= value && value <= last
}

export const addressOf = (value: bigint, version: 4 | 6): string => addressText({version, value})

/** All addresses of a network that hosts may have. */
export function wholeRange(network: string, prefix: number): [start: string, end: string][] {
  const last = numberOf(lastOf(network, prefix)) ?? 0n
  const family = familyOf(network)
  return [[addressOf((numberOf(network) ?? 0n) + 1n, family), addressOf(family === 4 ? last - 1n : last, family)]]
}
