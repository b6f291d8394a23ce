import {refuse} from '../../../http/refusal.js'
import {type Address, addressText, parseAddress} from '../../../ip-address.js'
import {addressesIn, InvalidValue, type Network, networksOf, parseNetwork} from './address.js'
import {fieldsOf, type Kind, primaryOf, type SubcloudNetwork} from './bootstrap.js'
import {inPool, managementPool} from './management-pool.js'
import {textOf, type Values} from './values.js'

/** A subcloud with which a new one must not collide. */
interface Neighbour {
  readonly name: string
  readonly network: SubcloudNetwork
}

/** The words of a value that does not hold, after the name of its field. */
function checked<T>(field: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof InvalidValue) return refuse(400, `${field} invalid: ${error.message}`)
    throw error
  }
}

interface Span {
  readonly first: Address
  readonly last: Address
  readonly network: Network
}

const spans = new WeakMap<SubcloudNetwork, Span | undefined>()

/** Where an existing subcloud lies; remembered, because every new one is compared with all of them. */
function spanOf({network}: Neighbour): Span | undefined {
  if (!spans.has(network)) {
    const first = parseAddress(network.start)
    const last = parseAddress(network.end)
    const subnet = parseNetwork(network.subnet)
    spans.set(network, first && last && subnet ? {first, last, network: subnet} : undefined)
  }
  return spans.get(network)
}

function overlapping(start: Address, end: Address, others: readonly Neighbour[]): Neighbour | undefined {
  return others.find((other) => {
    const span = spanOf(other)
    if (span === undefined || span.first.version !== start.version) return false
    return start.value <= span.last.value && end.value >= span.first.value
  })
}

interface Ranges {
  readonly starts: readonly Address[]
  readonly ends: readonly Address[]
  readonly gateways: readonly Address[]
}

export interface RangeRules {
  readonly simplex: boolean
  readonly others: readonly Neighbour[]
}

function checkRanges(values: Values, kind: Kind, {simplex, others}: RangeRules, hasGateway: boolean): Ranges {
  const {subnet, start, end, gateway} = fieldsOf(kind)
  const networks = checked(subnet, () => networksOf(textOf(values, subnet), simplex ? 4 : 8))
  const starts = checked(start, () => addressesIn(textOf(values, start), networks))
  const ends = checked(end, () => addressesIn(textOf(values, end), networks))
  const least = simplex ? 1 : 3
  starts.forEach((first, at) => {
    const last = ends[at] as Address
    if (first.value > last.value) refuse(400, `${start} greater than ${end}`)
    if (last.value - first.value + 1n < BigInt(least)) {
      refuse(400, `${kind} address range must contain at least ${least} addresses`)
    }
    const other = overlapping(first, last, others)
    if (other !== undefined) {
      const what = kind === 'admin' ? 'Admin' : 'Management'
      refuse(400, `${what} address range overlaps with that of subcloud ${other.name}`)
    }
  })
  const gateways = hasGateway ? checked(gateway, () => addressesIn(textOf(values, gateway), networks)) : []
  return {starts, ends, gateways}
}

function checkGateways({starts, ends, gateways}: Ranges, kind: Kind, pool: Kind): void {
  gateways.forEach((gateway, at) => {
    const [start, end] = [starts[at], ends[at]]
    if (start && end && gateway.value >= start.value && gateway.value <= end.value) {
      const range = `${addressText(start)} - ${addressText(end)}`
      refuse(400, `${kind}_gateway_address invalid, is within ${pool} pool: ${range}`)
    }
  })
}

export function checkAdminNetwork(values: Values, rules: RangeRules): Ranges {
  const ranges = checkRanges(values, 'admin', rules, true)
  checkGateways(ranges, 'admin', 'admin')
  return ranges
}

function checkControllerGateway(address: string, values: Values): void {
  const field = 'systemcontroller_gateway_address'
  const primary = address.split(',')[0] ?? ''
  const gateway =
    parseAddress(primary) ?? refuse(400, `${field} invalid: failed to detect a valid IP address from '${primary}'`)
  const network = parseNetwork(primaryOf(values, 'subnet'))
  if (network !== undefined && gateway.version !== network.version) {
    refuse(400, `${field} invalid: Expected IPv${network.version}`)
  }
  const pool = managementPool(gateway.version)
  checked(field, () => addressesIn(primary, [pool.network]))
  if (inPool(gateway.value, pool)) {
    refuse(400, `${field} invalid, is within management pool: ${pool.start} - ${pool.end}`)
  }
}

function checkOam(values: Values, others: readonly Neighbour[]): void {
  const taken = others.flatMap((other) => spanOf(other)?.network ?? [])
  const subnet = 'external_oam_subnet'
  const networks = checked(subnet, () => networksOf(textOf(values, subnet), 3, taken))
  checked('oam_gateway_address', () => addressesIn(textOf(values, 'external_oam_gateway_address'), networks))
  checked('oam_floating_address', () => addressesIn(textOf(values, 'external_oam_floating_address'), networks))
}

/** What the values say must fit the system controller and the other subclouds. */
export function checkBootstrap(
  values: Values,
  others: readonly Neighbour[],
  knownGroup: (id: string) => boolean,
): void {
  const name = textOf(values, 'name')
  if (/^\d+$/.test(name)) refuse(400, 'name must contain alphabetic characters')
  if (name === 'RegionOne' || name === 'SystemController') {
    refuse(400, 'name cannot be RegionOne or SystemController')
  }
  const rules = {simplex: values['system_mode'] === 'simplex', others}
  const hasAdmin = textOf(values, 'admin_subnet') !== ''
  const management = checkRanges(values, 'management', rules, !hasAdmin)
  if (hasAdmin) checkGateways(checkAdminNetwork(values, rules), 'admin', 'management')
  else checkGateways(management, 'management', 'management')
  checkControllerGateway(textOf(values, 'systemcontroller_gateway_address'), values)
  checkOam(values, others)
  const group = textOf(values, 'group_id')
  if (group !== '' && !knownGroup(group)) refuse(400, 'Invalid group_id')
}
