import {addressOf, type Family, overlap, type Span, type Subnet} from '../../addressing/network.js'
import {leastRange, leastSubnet, reservedNames, systemModes} from '../../addressing/network-rule.js'
import {Look, type SiteValues, textOf, type ValueFinding} from './site-values.js'

type Kind = 'management' | 'admin'

const PARTS = ['subnet', 'start_address', 'end_address', 'gateway_address', 'floating_address']
const NEEDED = [
  ...['name', 'system_mode', 'systemcontroller_gateway_address'],
  ...['external_oam_subnet', 'external_oam_gateway_address', 'external_oam_floating_address'],
]
/** Whatever else the file holds is for the playbooks, which know much that we do not. */
const KNOWN = [...NEEDED, ...(['management', 'admin'] as const).flatMap((kind) => PARTS.map((one) => `${kind}_${one}`))]
const MODES: readonly string[] = systemModes

const hasAdmin = (values: SiteValues) =>
  ['subnet', 'start_address', 'end_address', 'gateway_address'].some((part) => textOf(values, `admin_${part}`) !== '')

/** On a simplex the one floating address may stand for the whole range. */
function spread(values: SiteValues, kind: Kind): SiteValues {
  const [start, end] = [`${kind}_start_address`, `${kind}_end_address`]
  const floating = textOf(values, `${kind}_floating_address`)
  const ranged = textOf(values, start) !== '' || textOf(values, end) !== ''
  if (floating === '' || ranged || values['system_mode'] !== 'simplex') return values
  return {...values, [start]: floating, [end]: floating}
}

/** What the server, or the bootstrap itself, would refuse. */
export function inspectBootstrapValues(given: SiteValues): ValueFinding[] {
  const values = spread(spread(given, 'management'), 'admin')
  const look = new Look('bootstrap values', values)
  look.misspelt(KNOWN)
  look.need(...NEEDED)
  inspectName(look)
  const mode = look.text('system_mode')
  if (mode !== '' && !MODES.includes(mode)) {
    look.fail('system_mode', `is ${mode}`, 'use simplex, duplex or duplex-direct')
  }
  const admin = hasAdmin(values)
  const management = inspectNetwork(look, 'management', !admin)
  const own = admin ? inspectNetwork(look, 'admin', true) : []
  keepApart(look, 'admin_subnet', own, management)
  if (admin && look.text('management_gateway_address') !== '') {
    look.fail('management_gateway_address', 'does not go with an admin network', 'leave it out: that one has its own')
  }
  inspectControllerGateway(look, admin ? 'admin' : 'management')
  inspectOam(look, [...management, ...own])
  return look.done('keys and networks are in order')
}

function inspectName(look: Look): void {
  const name = look.text('name')
  if (/\s/.test(name)) look.fail('name', `has a blank: ${name}`, 'write a hyphen')
  if (/^\d+$/.test(name)) look.fail('name', 'has no letters', 'names of digits only are refused')
  if (reservedNames.includes(name)) look.fail('name', `is ${name}`, 'the system controller is called so')
}

/** The subnet with its range and gateway, where each is in order by itself. */
function inspectNetwork(look: Look, kind: Kind, gated: boolean): Subnet[] {
  const [subnet, start, end, gateway] = PARTS.map((part) => `${kind}_${part}`) as [string, string, string, string]
  look.need(subnet, start, end, ...(gated ? [gateway] : []))
  const simplex = look.text('system_mode') === 'simplex'
  const subnets = look.subnets(subnet, leastSubnet(kind, simplex))
  const firsts = look.within(start, subnets)
  const lasts = look.within(end, subnets)
  const gateways = gated ? look.within(gateway, subnets) : []
  const floating = look.text(`${kind}_floating_address`)
  if (floating !== '' && look.text(start) !== '' && floating !== look.text(start)) {
    look.fail(`${kind}_floating_address`, `is not ${start}: ${floating}`, 'leave it out, or write the same address')
  }
  firsts.forEach((first, at) => {
    const [last, door] = [lasts[at], gateways[at]]
    if (!last) return
    const least = BigInt(leastRange(simplex))
    if (first.value > last.value) look.fail(start, `is after ${end}: ${first.text}`, 'exchange them')
    else if (last.value - first.value + 1n < least) {
      look.fail(end, `leaves room for less than ${least} addresses: ${last.text}`, 'widen the range')
    } else if (door && door.value >= first.value && door.value <= last.value) {
      look.fail(gateway, `is within ${first.text} to ${last.text}: ${door.text}`, 'take it out of the range')
    }
  })
  return subnets
}

/** The system controller answers in the family in which it reaches the subcloud. */
function inspectControllerGateway(look: Look, kind: Kind): void {
  const key = 'systemcontroller_gateway_address'
  const first = look.text(key).split(',')[0] ?? ''
  if (first === '') return
  const address = addressOf(first)
  const network = addressOf(look.text(`${kind}_subnet`).split(/[,/]/)[0] ?? '')
  if (!address) look.fail(key, `is no IP address: ${first}`, 'write the gateway of the system controller')
  else if (network && network.family !== address.family) {
    look.fail(key, `is not IPv${network.family}: ${first}`, `use the family of ${kind}_subnet`)
  }
}

function inspectOam(look: Look, others: readonly Subnet[]): void {
  const oam = look.subnets('external_oam_subnet', leastSubnet('oam', look.text('system_mode') === 'simplex'))
  for (const part of ['gateway', 'floating', 'node_0', 'node_1']) look.within(`external_oam_${part}_address`, oam)
  keepApart(look, 'external_oam_subnet', oam, others)
}

function keepApart(look: Look, key: string, subnets: readonly Subnet[], others: readonly Subnet[]): void {
  for (const other of others) {
    if (subnets.some((one) => overlap(other, one)))
      look.fail(key, `overlaps with ${other.text}`, 'keep the networks apart')
  }
}

export const oamFamily = (values: SiteValues): Family | undefined =>
  addressOf(textOf(values, 'external_oam_subnet').split(/[,/]/)[0] ?? '')?.family

/** Where a subcloud lies: the networks through which the system controller reaches it, and those of its operators. */
export interface Place {
  ranges: (Span & {text: string})[]
  subnets: Subnet[]
  oam: Subnet[]
}

/** For values in which nothing is wrong. */
export function placeOf(given: SiteValues): Place {
  const kinds: Kind[] = hasAdmin(given) ? ['management', 'admin'] : ['management']
  const values = kinds.reduce(spread, given)
  const look = new Look('', values)
  const subnets = kinds.map((kind) => look.subnets(`${kind}_subnet`, 1))
  const ranges = kinds.flatMap((kind, which) => {
    const at = subnets[which] ?? []
    const lasts = look.within(`${kind}_end_address`, at)
    return look.within(`${kind}_start_address`, at).flatMap(({family, value, text}, place) => {
      const last = lasts[place]
      return last ? [{family, first: value, last: last.value, text: `${text} to ${last.text}`}] : []
    })
  })
  return {ranges, subnets: subnets.flat(), oam: look.subnets('external_oam_subnet', 1)}
}
