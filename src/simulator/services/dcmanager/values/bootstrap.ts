import {refuse} from '../../../http/refusal.js'
import {addressText, parseAddress} from '../../../ip-address.js'
import {parseNetwork} from './address.js'
import {given, textOf, type Values} from './values.js'

/** Where a subcloud lies: the part of its management network that names all its addresses. */
export interface SubcloudNetwork {
  readonly subnet: string
  readonly start: string
  readonly end: string
  readonly gateway: string
}

/** Either kind of network may carry the traffic between a subcloud and its controller; the admin network wins. */
export type Kind = 'management' | 'admin'

export const fieldsOf = (kind: Kind) => ({
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

export const primaryOf = (values: Values, part: keyof ReturnType<typeof fieldsOf>): string => {
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
