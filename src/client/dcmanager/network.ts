import {BlockList, isIP} from 'node:net'

export type Family = 4 | 6

export interface Subnet {
  family: Family
  text: string
  has(address: string): boolean
}

/** As netaddr has it, which knows no zones such as `fe80::1%eth0`. */
export function familyOf(address: string): Family | undefined {
  const family = address.includes('%') ? 0 : isIP(address)
  return family === 4 || family === 6 ? family : undefined
}

const kindOf = (family: Family) => (family === 4 ? 'ipv4' : 'ipv6')

export function subnetOf(text: string): Subnet | undefined {
  const [address = '', length = '', ...more] = text.split('/')
  const family = familyOf(address)
  const longest = family === 4 ? 32 : 128
  if (!family || more.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > longest) return undefined
  const list = new BlockList()
  list.addSubnet(address, Number(length), kindOf(family))
  return {family, text, has: (one) => familyOf(one) === family && list.check(one, kindOf(family))}
}

/** Two subnets have addresses in common exactly when one holds the first address of the other. */
export function overlap(a: Subnet, b: Subnet): boolean {
  const [first, second] = [a, b].map(({text}) => text.split('/')[0] ?? '')
  return b.has(first ?? '') || a.has(second ?? '')
}
