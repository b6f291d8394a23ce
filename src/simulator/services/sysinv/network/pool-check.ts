import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {checkAddress} from './address-check.js'
import {between, familyOf, lastOf, longestPrefix, networkOf, numberOf, wholeRange, within} from './ip.js'
import {addresses, type Pool, pools} from './model.js'
import {hostNumber, interfaceName} from './show.js'

export const roles = ['floating', 'controller0', 'controller1', 'gateway'] as const

type Ranges = Pool['ranges']
type Plan = Pick<Pool, 'network' | 'prefix' | 'ranges'>

const orders = ['sequential', 'random']

/** A pool by itself. The genuine server answers 500 for what is wrong here. */
export function checkForm(name: string, network: string, prefix: number): void {
  checkAddress(network)
  if (name === '') refuse(400, 'Name must not be an empty string')
  if (prefix < 1) refuse(400, 'Address prefix must be greater than 1')
  if (prefix > longestPrefix(network)) refuse(400, `invalid IPNetwork ${network}/${prefix}`)
  if (numberOf(networkOf(network, prefix)) === 0n) refuse(400, 'Network must not be null')
  if (numberOf(networkOf(network, prefix)) !== numberOf(network)) refuse(400, 'Host bits must be zero')
}

export function checkOrder(order: string): void {
  if (orders.includes(order)) return
  refuse(400, `Network address allocation order must be one of: ${orders.join(', ')}`)
}

/** No other pool's name, nor uuid. */
export function checkName(c: Call, name: string): void {
  if (name === '') refuse(400, 'Name must not be an empty string')
  if (c.region.of(pools).find({name}) !== undefined || c.region.of(pools).has(name)) {
    refuse(409, `Address pool ${name} already exists`)
  }
}

export function checkSubnet(network: string, prefix: number, family?: 4 | 6): void {
  const subnet = `${network}/${prefix}`
  if (prefix < 0 || prefix > longestPrefix(network)) refuse(400, `invalid IPNetwork ${subnet}`)
  if (family !== undefined && familyOf(network) !== family) {
    refuse(400, `Invalid IP version ${familyOf(network)} ${subnet}. Please configure valid IPv${family} subnet`)
  }
  const size = 1n << BigInt(longestPrefix(network) - prefix)
  if (size < 4n) {
    const least = longestPrefix(network) - 2
    refuse(400, `Invalid subnet size ${size} with ${subnet}. Please configure at least size /${least} subnet`)
  }
  const real = networkOf(network, prefix)
  if (numberOf(real) !== numberOf(network)) {
    refuse(
      400,
      `Invalid network address ${network}.Network address of subnet is ${real}. ` +
        `Please configure valid ${family === undefined ? 'IP' : `IPv${family}`} subnet.`,
    )
  }
}

export function defaultRanges(network: string, prefix: number): Ranges {
  if (prefix > longestPrefix(network) - 2) refuse(409, 'Address pool network prefix must be at least /30')
  return wholeRange(network, prefix)
}

const byStart = ([one]: Ranges[number], [other]: Ranges[number]): number =>
  (numberOf(one) ?? 0n) < (numberOf(other) ?? 0n) ? -1 : 1

export const sortedRanges = (ranges: Ranges): Ranges => [...ranges].sort(byStart)

export function checkRanges(ranges: Ranges, network: string, prefix: number): void {
  const seen: (readonly [string, string])[] = []
  for (const [start, end] of ranges) {
    for (const address of [start, end]) checkAddress(address)
    if (familyOf(start) !== familyOf(end) || familyOf(start) !== familyOf(network)) {
      refuse(409, 'Address pool range IP version must match network IP version')
    }
    for (const [position, address] of [
      ['start', start],
      ['end', end],
    ] as const) {
      if (!within(address, network, prefix)) {
        refuse(409, `Range ${position} address ${address} is not within network ${network}/${prefix}`)
      }
    }
    if ((numberOf(start) ?? 0n) > (numberOf(end) ?? 0n)) {
      refuse(409, `Invalid range: start address ${start} must be less than end address ${end}`)
    }
    if (numberOf(start) === numberOf(network)) {
      refuse(409, `Address pool range cannot include network address: ${start}`)
    }
    if (familyOf(network) === 4 && numberOf(end) === numberOf(lastOf(network, prefix))) {
      refuse(409, `Address pool range cannot include broadcast address: ${end}`)
    }
    if (seen.some(([from, to]) => between(start, from, to) || between(end, from, to) || between(from, start, end))) {
      refuse(409, `Addresses from ${start}-${end} already contained in range`)
    }
    seen.push([start, end])
  }
}

type Held = Partial<Record<(typeof roles)[number], string | null>>

/** The addresses with a role: inside the pool, each once, and nobody else's. */
export function checkHeld(c: Call, plan: Plan, held: Held, own: Pool | undefined): void {
  const given = roles.flatMap((role) => {
    const address = held[role]
    return address === undefined || address === null ? [] : [[role, address] as const]
  })
  for (const [role, address] of given) checkInside(address, plan, role === 'gateway')
  given.forEach(([role, address], at) => {
    const twin = given.slice(0, at).find(([, other]) => other === address)
    if (twin !== undefined) refuse(400, `${role}_address can not be the same as ${twin[0]}_address: ${address}`)
  })
  for (const [, address] of given) checkFree(c, address, own)
}

function checkInside(address: string, {network, prefix, ranges}: Plan, gateway: boolean): void {
  checkAddress(address)
  const version = `IPv${familyOf(network)}`
  const subnet = `${network}/${prefix}`
  const advice = `Please configure valid ${version} address`
  if (familyOf(address) !== familyOf(network)) {
    refuse(400, `Invalid IP version ${familyOf(address)}: ${address}. ${advice} for subnet ${subnet}.`)
  }
  if (numberOf(address) === numberOf(network)) {
    refuse(400, `Invalid IP address: ${address}. Cannot use network address: ${network}. ${advice}.`)
  }
  if (version === 'IPv4' && numberOf(address) === numberOf(lastOf(network, prefix))) {
    refuse(400, `Cannot use broadcast address: ${address}. ${advice}.`)
  }
  if (!within(address, network, prefix)) refuse(400, `IP Address ${address} is not in subnet: ${subnet}. ${advice}.`)
  for (const [start, end] of gateway ? [] : ranges) {
    if (!between(address, start, end)) refuse(400, `IP Address ${address} is not in range: ${start}-${end}. ${advice}.`)
  }
}

function checkFree(c: Call, address: string, own: Pool | undefined): void {
  const holder = c.region
    .of(addresses)
    .all()
    .find((one) => numberOf(one.address) === numberOf(address) && (own === undefined || one.pool_uuid !== own.uuid))
  if (holder === undefined) return
  const ifname = interfaceName(c, holder.interface_uuid)
  if (ifname !== null) {
    refuse(
      400,
      `Address ${address} already assigned to the ${ifname} interface in host ${hostNumber(c, holder.host_uuid)}`,
    )
  }
  if (holder.pool_uuid !== null) {
    refuse(400, `Address ${address} already assigned to the following address pool: ${holder.pool_uuid}`)
  }
}
