import {refuse} from '../../../http/refusal.js'
import {type Address, addressText, parseAddress} from '../../../ip-address.js'
import {addressesIn, InvalidValue, type Network, networksOf, parseNetwork} from './address.js'
import {inPool, managementPool} from './management-pool.js'
import {given, textOf, type Values} from './values.js'

/** Where a subcloud lies: the part of its management network that names all its addresses. */
export interface SubcloudNetwork {
  readonly subnet: string
  readonly start: string
  readonly end: string
  readonly gateway: string
}

/** A subcloud with which a new one must not collide. */
interface Neighbour {
  readonly name: string
  readonly network: SubcloudNetwork
}

/** Either kind of network may carry the traffic between a subcloud and its controller; the admin network wins. */
type Kind = 'management' | 'admin'

const fieldsOf = (kind: Kind) => ({
  subnet: `${kind}_subnet`,
  start: `${kind}_start_address`,
  end: `${kind}_end_address`,
  gateway: `${kind}_gateway_address`,
  floating: `${kind}_floating_address`,
})

/** On a simplex the one floating address may stand for the whole range. */
function spreadFloating(values: Values, kind: Kind): Values {
  const {start, end, floating} = fieldsOf(kind)
  const address = textOf(values, floating)
  if (address === '') return values
  const simplex = values['system_mode'] === 'simplex'
  const whole = !given(values, start) && !given(values, end) && simplex
  const spread = whole ? {...values, [start]: address, [end]: address} : values
  if (textOf(spread, start) !== address) refuse(400, `${floating} does not match ${start}`)
  return spread
}

/** All that must be there, in the order in which the server looks for it. */
export function completeBootstrap(values: Values): Values {
  const need = (field: string) => {
    if (textOf(spread, field) === '') refuse(400, `${field} required`)
  }
  let spread = values
  need('name')
  need('system_mode')
  spread = spreadFloating(spread, 'admin')
  const admin = fieldsOf('admin')
  const hasAdmin = [admin.subnet, admin.start, admin.end, admin.gateway].some((field) => textOf(spread, field) !== '')
  if (hasAdmin) for (const field of [admin.subnet, admin.start, admin.end, admin.gateway]) need(field)
  spread = spreadFloating(spread, 'management')
  const {subnet, start, end, gateway} = fieldsOf('management')
  for (const field of [subnet, start, end]) need(field)
  if (hasAdmin && textOf(spread, gateway) !== '') {
    refuse(400, 'admin_gateway_address and management_gateway_address cannot be specified at the same time')
  }
  if (!hasAdmin) need(gateway)
  for (const field of [
    'systemcontroller_gateway_address',
    'external_oam_subnet',
    'external_oam_gateway_address',
    'external_oam_floating_address',
  ]) {
    need(field)
  }
  return spread
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

const primaryOf = (values: Values, part: keyof ReturnType<typeof fieldsOf>): string => {
  const kind: Kind = textOf(values, 'admin_subnet') === '' ? 'management' : 'admin'
  return textOf(values, fieldsOf(kind)[part]).split(',')[0] ?? ''
}

/** One way of writing an address, whichever way it was given. */
export const canonical = (text: string): string => {
  const address = parseAddress(text)
  return address === undefined ? text : addressText(address)
}

/** What the record of a subcloud keeps of its values: of a pair the first. */
export const networkOf = (values: Values): SubcloudNetwork => ({
  subnet: primaryOf(values, 'subnet'),
  start: canonical(primaryOf(values, 'start')),
  end: canonical(primaryOf(values, 'end')),
  gateway: canonical(primaryOf(values, 'gateway')),
})

export const controllerGatewayOf = (values: Values): string =>
  canonical(textOf(values, 'systemcontroller_gateway_address').split(',')[0] ?? '')

/** The family of the network from which the BMC is reached. */
export const oamVersion = (values: Values): 4 | 6 | undefined =>
  parseNetwork(textOf(values, 'external_oam_subnet').split(',')[0] ?? '')?.version
