import {parseAddress} from '../../../ip-address.js'
import {fieldsOf} from './bootstrap.js'
import {textOf, type Values} from './values.js'

/** Of a pair of addresses or networks, one for each family, the first. */
const firstOf = (values: Values, field: string): string => textOf(values, field).split(',')[0]?.trim() ?? ''

function laid(values: Values, field: string): {network: string; prefix: number} | undefined {
  const [network = '', prefix = ''] = firstOf(values, field).split('/')
  return parseAddress(network) === undefined || !/^\d+$/.test(prefix) ? undefined : {network, prefix: Number(prefix)}
}

/** Addresses by what they are for, those that were given. */
const named = (values: Values, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([n, field]) => {
      const address = firstOf(values, field)
      return address === '' ? [] : [[n, address]]
    }),
  )

/** A network of the kind that names the part of it that is used. */
function ranged(values: Values, kind: 'management' | 'admin') {
  const {subnet, start, end, gateway} = fieldsOf(kind)
  const at = laid(values, subnet)
  if (at === undefined) return undefined
  const [first, last] = [firstOf(values, start), firstOf(values, end)]
  return {...at, ...(first === '' || last === '' ? {} : {first, last}), named: named(values, {1: gateway})}
}

/** Where the networks of a system lie that was bootstrapped with these values, by type; what they leave out is as usual. */
export function placeIn(values: Values) {
  const oam = laid(values, 'external_oam_subnet')
  const places = {
    mgmt: ranged(values, 'management'),
    admin: ranged(values, 'admin'),
    oam: oam && {
      ...oam,
      named: named(values, {
        1: 'external_oam_gateway_address',
        2: 'external_oam_floating_address',
        3: 'external_oam_node_0_address',
        4: 'external_oam_node_1_address',
      }),
    },
    'cluster-host': laid(values, 'cluster_host_subnet'),
    'cluster-pod': laid(values, 'cluster_pod_subnet'),
    'cluster-service': laid(values, 'cluster_service_subnet'),
  }
  return Object.fromEntries(Object.entries(places).flatMap(([type, at]) => (at === undefined ? [] : [[type, at]])))
}
