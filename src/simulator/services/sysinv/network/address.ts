import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {interfaces, routes} from '../interface/model.js'
import {created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import {isUuid} from '../resource/uuid.js'
import {checkAddress} from './address-check.js'
import {familyOf, longestPrefix, networkOf, numberOf, within} from './ip.js'
import {addresses} from './model.js'
import * as resources from './resource.js'

export function postAddress(c: Call) {
  const body = fieldsOf(c, 'addr', ['interface_uuid', 'address', 'prefix', 'enable_dad', 'pool_uuid', 'name', 'ifname'])
  const ref = String(body['interface_uuid'])
  const face =
    (isUuid(ref) ? c.region.of(interfaces).get(ref) : undefined) ?? refuse(400, `No entry found for interface ${ref}`)
  const address = String(body['address'])
  checkAddress(address)
  const prefix = integer('prefix', body['prefix'])
  // The genuine server answers 500 for these two.
  if (prefix < 1) refuse(400, 'Address prefix must be greater than 1 for data network type')
  if (prefix > longestPrefix(address)) refuse(400, `Invalid IP address and prefix ${address}/${prefix}`)
  if (numberOf(address) === numberOf(networkOf(address, prefix)) && prefix < longestPrefix(address) - 1) {
    refuse(400, 'Address cannot be the network address')
  }
  const family = familyOf(address)
  const mode = family === 4 ? face.ipv4_mode : face.ipv6_mode
  const table = c.region.of(addresses)
  const own = table.where({interface_uuid: face.uuid})
  if (own.some((one) => one.address === address && one.prefix === prefix)) {
    refuse(409, `Address ${address}/${prefix} already exists on this interface.`)
  }
  if (mode !== 'static') {
    refuse(404, `IPv${family} interface address mode must be 'static' to add addresses`)
  }
  const near = own.find((one) => within(one.address, address, Math.min(prefix, one.prefix)))
  if (near !== undefined) {
    refuse(409, `Address ${near.address}/${near.prefix} on interface ${face.ifname} is in same subnet`)
  }
  return created(c, resources.addressResource, {
    ...{address, prefix, name: null, enable_dad: family === 6},
    ...{interface_uuid: face.uuid, pool_uuid: null, host_uuid: face.ihost_uuid},
  })
}

export const deleteAddress = (c: Call) =>
  removeAsked(c, resources.addressResource, (row) => {
    if (row.pool_uuid !== null) refuse(409, 'Address has been allocated from pool; cannot be manually deleted')
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
  })
