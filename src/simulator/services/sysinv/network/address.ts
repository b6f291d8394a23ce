import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {checkEditable} from '../record/editable.js'
import {interfaces, routes} from '../record/interface.js'
import {systems} from '../record/system.js'
import {created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import {isUuid} from '../resource/uuid.js'
import {checkAddress, checkUnicast} from './address-check.js'
import {networksOn} from './carried.js'
import {familyOf, lastOf, longestPrefix, networkOf, numberOf, within} from './ip.js'
import {addresses} from './model.js'
import * as resources from './show.js'

/** An address by itself. The genuine server answers 500 for what is wrong here. */
function checkForm(address: string, prefix: number): void {
  if (prefix < 1) refuse(400, 'Address prefix must be greater than 1 for data network type')
  if (numberOf(address) === 0n) refuse(400, 'Address must not be null')
  if (prefix > longestPrefix(address)) refuse(400, `invalid IPNetwork ${address}/${prefix}`)
  const network = networkOf(address, prefix)
  if (numberOf(network) === 0n) refuse(400, 'Network must not be null')
  if (numberOf(address) === numberOf(network)) refuse(400, 'Host bits must not be zero')
  if (numberOf(address) === numberOf(lastOf(network, prefix))) {
    refuse(400, 'Address cannot be the network broadcast address')
  }
  checkUnicast('Address', address)
}

const addressable = ['mgmt', 'oam', 'cluster-host', 'data', 'ironic', 'storage', 'admin']

export function postAddress(c: Call) {
  const body = fieldsOf(
    c,
    'addr',
    ['interface_uuid', 'address', 'prefix', 'enable_dad', 'pool_uuid', 'name', 'ifname'],
    ['prefix'],
  )
  const address = String(body['address'])
  checkAddress(address)
  const prefix = integer('prefix', body['prefix'])
  checkForm(address, prefix)
  const ref = String(body['interface_uuid'])
  const face =
    (isUuid(ref) ? c.region.of(interfaces).get(ref) : undefined) ?? refuse(400, `No entry found for interface ${ref}`)
  const carried = networksOn(c, face)
  const closed = carried.find((network) => !addressable.includes(network.type))
  if (closed !== undefined) {
    refuse(409, `Interface with network type '${closed.type}' does not support static addresses.`)
  }
  checkEditable(c, face.ihost_uuid)
  const family = familyOf(address)
  const mode = family === 4 ? face.ipv4_mode : face.ipv6_mode
  if (mode !== 'static') refuse(404, `IPv${family} interface address mode must be 'static' to add addresses`)
  checkConflict(c, face, address, prefix)
  const managed = carried.some((network) => ['mgmt', 'cluster-host', 'oam'].includes(network.type))
  if (managed && carried.every((network) => network.dynamic)) {
    refuse(400, 'The IP address for this interface is assigned dynamically as specified during system configuration.')
  }
  return created(c, resources.addressResource, {
    ...{address, prefix, name: null, enable_dad: family === 6},
    ...{interface_uuid: face.uuid, pool_uuid: null, host_uuid: face.ihost_uuid},
  })
}

function checkConflict(c: Call, face: {uuid: string; ihost_uuid: string}, address: string, prefix: number): void {
  const table = c.region.of(addresses)
  const onHost = table.where({host_uuid: face.ihost_uuid})
  if (c.region.of(systems).all()[0]?.capabilities['sdn_enabled'] === true) {
    const busy = c.region
      .of(interfaces)
      .where({ihost_uuid: face.ihost_uuid})
      .filter((one) => one.uuid !== face.uuid && one.ifclass === 'data')
    if (onHost.some((one) => busy.some((other) => other.uuid === one.interface_uuid))) {
      refuse(409, "Only one Address allowed for all interfaces with network type 'data' when SDN is enabled")
    }
  }
  if (table.all().some((one) => numberOf(one.address) === numberOf(address))) {
    refuse(409, `Address ${address}/${prefix} already exists on this interface.`)
  }
  const near = onHost.find((one) => one.prefix === prefix && within(one.address, address, prefix))
  if (near !== undefined) {
    const number = c.region.of(interfaces).get(near.interface_uuid ?? '')?.id ?? 'None'
    refuse(409, `Address ${near.address}/${near.prefix} on interface ${number} is in same subnet`)
  }
}

export const deleteAddress = (c: Call<'uuid'>) =>
  removeAsked(c, resources.addressResource, (row) => {
    const using = c.region
      .of(routes)
      .where({interface_uuid: row.interface_uuid ?? ''})
      .find((route) => within(route.gateway, row.address, row.prefix))
    if (using !== undefined) {
      refuse(
        409,
        `Address ${row.address} is in use by a route to ${using.network}/${using.prefix} via ${using.gateway}`,
      )
    }
    if (row.host_uuid !== null) checkEditable(c, row.host_uuid)
    if (row.pool_uuid !== null) refuse(409, 'Address has been allocated from pool; cannot be manually deleted')
  })
