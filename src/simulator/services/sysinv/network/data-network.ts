import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {pythonText} from '../../python-text.js'
import {type Interface, interfaceDataNetworks, interfaces} from '../record/interface.js'
import {changed, created, fieldsOf, integer, removeAsked, text, wishes} from '../resource/change.js'
import {within} from './ip.js'
import {dataNetworks} from './model.js'
import * as resources from './show.js'

const vxlanOf = (body: Readonly<Record<string, unknown>>) => {
  const mode = text(body['mode']) ?? 'dynamic'
  const [group, port, ttl] = [text(body['multicast_group']), text(body['port_num']), text(body['ttl'])]
  const missing = [
    ...(ttl === null ? ['ttl'] : []),
    ...(port === null ? ['port_num'] : []),
    ...(mode === 'dynamic' && group === null ? ['multicast_group'] : []),
  ]
  if (missing.length > 0) refuse(400, `VxLan parameters '${pythonText(missing)}' are required for '${mode}' mode.`)
  if (mode === 'static' && group !== null) refuse(400, `VxLan of mode ${mode} does not support multicast_group.`)
  if (group !== null && !within(group, '224.0.0.0', 4) && !within(group, 'ff00::', 8)) {
    refuse(400, `multicast group '${group}' is not a valid multicast ip address.`)
  }
  return {mode, multicast_group: group, port_num: Number(port), ttl: Number(ttl)}
}

const mtuOf = (value: unknown): number => {
  const mtu = integer('mtu', value)
  if (mtu < 576 || mtu > 9216) refuse(400, 'MTU must be between 576 and 9216 bytes.')
  return mtu
}

export function postDataNetwork(c: Call) {
  const known = ['network_type', 'name', 'description', 'mtu', 'multicast_group', 'port_num', 'ttl', 'mode']
  const body = fieldsOf(c, 'datanetwork', known, ['mtu', 'port_num', 'ttl'])
  const type = text(body['network_type']) ?? refuse(400, 'DataNetwork network_type is required.')
  if (!['flat', 'vlan', 'vxlan'].includes(type)) refuse(400, `DataNetwork type ${type} not supported`)
  const name = text(body['name']) ?? refuse(400, 'DataNetwork name is required.')
  if (name.toLowerCase() === 'none') refuse(400, `DataNetwork name '${name}' is not allowed`)
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    refuse(
      400,
      `DataNetwork name '${name}' is not allowed: name may only contain letters, numbers, underscores, periods and hyphens.`,
    )
  }
  if (c.region.of(dataNetworks).find({name}) !== undefined) refuse(409, `DataNetwork of name ${name} already exists.`)
  const none = {mode: null, multicast_group: null, port_num: null, ttl: null}
  return created(c, resources.dataNetworkResource, {
    network_type: type,
    name,
    description: text(body['description']),
    mtu: mtuOf(body['mtu'] ?? 1500),
    ...(type === 'vxlan' ? vxlanOf(body) : none),
  })
}

export function patchDataNetwork(c: Call<'uuid'>) {
  const row = resources.dataNetworkAsked(c)
  const wish = wishes(c, ['name', 'network_type', 'description', 'mtu', 'multicast_group', 'port_num', 'ttl', 'mode'])
  if (Object.keys(wish).some((field) => field !== 'mtu' && field !== 'description')) {
    refuse(400, `DataNetwork '${row.uuid}' attributes '{'mtu', 'description'}' may not be modified `)
  }
  const mtu = 'mtu' in wish ? mtuOf(wish['mtu']) : row.mtu
  for (const face of carriersOf(c, row.uuid)) {
    if (mtu > face.imtu) {
      refuse(400, `The datanetwork MTU '${mtu}' must be smaller than assigned interface MTU '${face.imtu}'.`)
    }
  }
  const description = 'description' in wish ? text(wish['description']) : row.description
  return changed(c, resources.dataNetworkResource, row.uuid, {mtu, description})
}

const carriersOf = (c: Call, uuid: string): Interface[] =>
  c.region
    .of(interfaceDataNetworks)
    .where({datanetwork_uuid: uuid})
    .flatMap((row) => c.region.of(interfaces).get(row.interface_uuid) ?? [])

export const deleteDataNetwork = (c: Call<'uuid'>) =>
  removeAsked(c, resources.dataNetworkResource, (row) => {
    if (c.region.of(interfaceDataNetworks).find({datanetwork_uuid: row.uuid}) !== undefined) {
      refuse(400, `DataNetwork '${row.uuid}' is still assigned to interfaces. Check interface-datanetwork.`)
    }
  })
