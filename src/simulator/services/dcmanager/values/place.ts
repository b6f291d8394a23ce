import {parseAddress} from '../../../ip-address.js'
import type {Lay, Place} from '../../../scenarios/scenario.js'
import {fieldsOf} from './bootstrap.js'
import {textOf, type Values} from './values.js'

/** Of a pair of addresses or networks, one for each family, the first or the second. */
type Nth = 0 | 1

const partOf = (values: Values, field: string, nth: Nth): string => textOf(values, field).split(',')[nth]?.trim() ?? ''

function laid(values: Values, field: string, nth: Nth): {network: string; prefix: number} | undefined {
  const [network = '', prefix = ''] = partOf(values, field, nth).split('/')
  return parseAddress(network) === undefined || !/^\d+$/.test(prefix) ? undefined : {network, prefix: Number(prefix)}
}

/** Addresses by what they are for, those that were given. */
const named = (values: Values, fields: Readonly<Record<string, string>>, nth: Nth): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([n, field]) => {
      const address = partOf(values, field, nth)
      return address === '' ? [] : [[n, address]]
    }),
  )

/** A network of the kind that names the part of it that is used. */
function ranged(values: Values, kind: 'management' | 'admin', nth: Nth) {
  const {subnet, start, end, gateway} = fieldsOf(kind)
  const at = laid(values, subnet, nth)
  if (at === undefined) return undefined
  const [first, last] = [partOf(values, start, nth), partOf(values, end, nth)]
  return {...at, ...(first === '' || last === '' ? {} : {first, last}), named: named(values, {1: gateway}, nth)}
}

/** Where the networks of a system lie that was bootstrapped with these values, by type; what they leave out is as usual. */
export function placeIn(values: Values): Place {
  const second = placesIn(values, 1)
  return Object.fromEntries(
    Object.entries(placesIn(values, 0)).flatMap(([type, at]) =>
      at === undefined ? [] : [[type, {...at, second: second[type]}]],
    ),
  )
}

function placesIn(values: Values, nth: Nth): Record<string, Lay | undefined> {
  const oam = laid(values, 'external_oam_subnet', nth)
  return {
    mgmt: ranged(values, 'management', nth),
    admin: ranged(values, 'admin', nth),
    oam: oam && {
      ...oam,
      named: named(
        values,
        {
          1: 'external_oam_gateway_address',
          2: 'external_oam_floating_address',
          3: 'external_oam_node_0_address',
          4: 'external_oam_node_1_address',
        },
        nth,
      ),
    },
    'cluster-host': laid(values, 'cluster_host_subnet', nth),
    'cluster-pod': laid(values, 'cluster_pod_subnet', nth),
    'cluster-service': laid(values, 'cluster_service_subnet', nth),
  }
}
