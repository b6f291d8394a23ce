import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {pools} from '../network/model.js'
import {systems} from '../record/system.js'
import {changed, created, fieldsOf, integer, text, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {oams} from '../setting/model.js'
import {sdnControllerResource} from './show.js'

export function tellHosts(c: Call): void {
  changeConfiguration(c, {personalities: ['worker'], takes: 'restart'})
  changeConfiguration(c, {personalities: controllers, takes: 'effect'})
}

/** A name is looked up by the genuine server; an address has to be of the family of the OAM network. */
function checkFamily(c: Call, address: string): void {
  const pool = c.region.of(pools).get(c.region.of(oams).all()[0]?.pool_uuid ?? '')
  if (isIP(address) > 0 && pool !== undefined && isIP(address) !== pool.family) {
    refuse(400, `The SDN controller IP ${address} does not match the address family of the OAM interface.`)
  }
}

export function postController(c: Call) {
  const body = fieldsOf(c, 'sdn_controller', ['ip_address', 'port', 'transport', 'state'], ['port'])
  if (c.region.of(systems).all()[0]?.capabilities['sdn_enabled'] !== true) {
    refuse(400, 'SDN configuration is not enabled.')
  }
  const [address, transport] = [text(body['ip_address']), text(body['transport'])]
  if (address === null || transport === null || text(body['port']) === null) {
    refuse(400, 'One or more required SDN controller parameters are missing.')
  }
  checkFamily(c, address)
  tellHosts(c)
  const port = integer('port', body['port'])
  const state = text(body['state']) ?? 'enabled'
  return created(c, sdnControllerResource, {ip_address: address, port, transport, state})
}

export function patchController(c: Call<'uuid'>) {
  const row = rowAsked(c, sdnControllerResource)
  const wish = wishes(c, ['ip_address', 'port', 'transport', 'state'])
  if ('uuid' in wish) refuse(400, 'uuid cannot be modified')
  const address = text(wish['ip_address']) ?? row.ip_address
  checkFamily(c, address)
  tellHosts(c)
  return changed(c, sdnControllerResource, row.uuid, {
    ip_address: address,
    port: 'port' in wish ? integer('port', wish['port']) : row.port,
    transport: text(wish['transport']) ?? row.transport,
    state: text(wish['state']) ?? row.state,
  })
}
