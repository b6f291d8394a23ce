import {parseAddress} from '../../../ip-address.js'
import {type Network, parseNetwork} from './address.js'

/** A management network of the system controller, by which it reaches its subclouds. */
export interface Pool {
  readonly network: Network
  readonly start: string
  readonly end: string
}

const pool = (network: string, start: string, end: string): Pool => ({
  network: parseNetwork(network) as Network,
  start,
  end,
})

const pools: Readonly<Record<4 | 6, Pool>> = {
  4: pool('192.168.204.0/24', '192.168.204.2', '192.168.204.50'),
  6: pool('fd01:204::/64', 'fd01:204::2', 'fd01:204::ff'),
}

export const managementPool = (version: 4 | 6): Pool => pools[version]

export function inPool(value: bigint, {start, end}: Pool): boolean {
  return value >= (parseAddress(start)?.value ?? 0n) && value <= (parseAddress(end)?.value ?? 0n)
}
