import {addressText} from '../../addressing/network.js'
import type {NetworkName} from '../../addressing/network-rule.js'
import type {PlannedSite, Slot} from './plan.js'
import type {NetworkRequest} from './request.js'

/** How the bootstrap calls what a site has of a network; nothing for one that is configured later. */
const prefixes: Readonly<Partial<Record<NetworkName, string>>> = {
  oam: 'external_oam',
  admin: 'admin',
  management: 'management',
  'cluster-host': 'cluster_host',
  'cluster-pod': 'cluster_pod',
  'cluster-service': 'cluster_service',
  pxeboot: 'pxeboot',
  multicast: 'management_multicast',
}

/** Of both families, with a comma, as the bootstrap takes them. */
type Values = Record<string, string>

export const subnetText = ({subnet: {family, first, prefix}}: Slot): string => `${addressText(family, first)}/${prefix}`

const joined = (slots: readonly Slot[], of: (slot: Slot) => bigint | undefined): string | undefined => {
  const texts = slots.flatMap((slot) => {
    const value = of(slot)
    return value === undefined ? [] : [addressText(slot.subnet.family, value)]
  })
  return texts.length === 0 ? undefined : texts.join(',')
}

const startOf = ({start}: Slot) => start
const after = (steps: bigint) => (slot: Slot) => (slot.start === undefined ? undefined : slot.start + steps)

/** What a site is bootstrapped with, as far as the plan knows it. */
export function bootstrapValues(
  site: PlannedSite,
  networks: readonly NetworkRequest[],
  controllerGateway: string,
): Values {
  const values: Values = {name: site.name, system_mode: site.mode}
  const set = (key: string, value: string | undefined) => {
    if (value !== undefined) values[key] = value
  }
  for (const {name, model} of networks) {
    const slots = site.slots.filter(({network}) => network === name)
    const prefix = prefixes[name]
    if (prefix === undefined || slots.length === 0) continue
    set(`${prefix}_subnet`, slots.map(subnetText).join(','))
    set(
      `${prefix}_gateway_address`,
      joined(slots, ({gateway}) => gateway),
    )
    // In a subnet of its own the bootstrap knows the range by itself, save of the networks that dcmanager compares.
    if (name === 'management' || name === 'admin' || (model !== 'separate' && model !== 'local')) {
      set(`${prefix}_start_address`, joined(slots, startOf))
      set(
        `${prefix}_end_address`,
        joined(slots, ({end}) => end),
      )
    }
    if (name !== 'oam') continue
    set('external_oam_floating_address', joined(slots, startOf))
    if (site.mode === 'simplex') continue
    set('external_oam_node_0_address', joined(slots, after(1n)))
    set('external_oam_node_1_address', joined(slots, after(2n)))
  }
  values['systemcontroller_gateway_address'] = controllerGateway
  return values
}

/** Where the first controller answers while it is bootstrapped: in the operators' network. */
export const bootstrapAddress = (site: PlannedSite): string | undefined => {
  const [slot] = site.slots.filter(({network}) => network === 'oam')
  return slot?.start === undefined ? undefined : addressText(slot.subnet.family, slot.start)
}

/** A network that the system controller sends to its gateway, and of which sites it is. */
export interface Route {
  readonly network: string
  readonly prefix: number
  readonly gateway: string
  readonly sites: number
}

/** One for each subnet in which the system controller reaches sites; dcmanager makes them when sites are added. */
export function controllerRoutes(
  sites: readonly PlannedSite[],
  network: 'admin' | 'management',
  gateway: string,
): Route[] {
  const routes = new Map<string, Route>()
  for (const {slots} of sites) {
    // Only the primary family leads there.
    const slot = slots.find((one) => one.network === network)
    if (!slot) continue
    const text = subnetText(slot)
    const {family, first, prefix} = slot.subnet
    const sitesSoFar = routes.get(text)?.sites ?? 0
    routes.set(text, {network: addressText(family, first), prefix, gateway, sites: sitesSoFar + 1})
  }
  return [...routes.values()]
}
