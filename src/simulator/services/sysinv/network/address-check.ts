import {isIP} from 'node:net'
import {refuse} from '../../../http/refusal.js'
import {networkOf, numberOf, within} from './ip.js'

export function checkAddress(address: string): void {
  if (isIP(address) === 0) refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
}

/** A network is named by its first address. */
export function checkFirstAddress(network: string, prefix: number): void {
  const real = networkOf(network, prefix)
  if (numberOf(real) !== numberOf(network)) {
    refuse(400, `Invalid IP network ${network}/${prefix} expecting ${real}/${prefix}`)
  }
}

export function checkUnicast(what: string, address: string): void {
  if (within(address, '224.0.0.0', 4) || within(address, 'ff00::', 8)) {
    refuse(400, `${what} must be a unicast address`)
  }
}
