import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeConfiguration, controllers, everyHost} from '../configuration/change.js'
import {networks, pools} from '../network/model.js'
import {looseOperations} from '../patch.js'
import {hosts, isWorker, nameOf} from '../record/host.js'
import {type Interface, interfaceNetworks, interfaces} from '../record/interface.js'
import type {System} from '../record/system.js'
import {change, text, type Wish, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {sdnControllers} from '../sdn-controller/model.js'
import {systemResource} from './show.js'

const described = ['name', 'description', 'contact', 'location', 'latitude', 'longitude', 'timezone'] as const
const fields = [
  ...described,
  ...['system_mode', 'sdn_enabled', 'https_enabled', 'vswitch_type', 'security_feature', 'distributed_cloud_role'],
  ...['software_version', 'system_type'],
]

export function patchSystem(c: Call<'uuid'>) {
  const system = rowAsked(c, systemResource)
  const wish = wishes(c, fields, looseOperations(c))
  for (const [field, value] of Object.entries(wish)) {
    if (typeof value === 'string' && Buffer.byteLength(value) !== value.length) {
      refuse(400, 'System values must not contain special characters.')
    }
    if (field === 'software_version' || field === 'system_type') refuse(400, `${field} field cannot be modified.`)
  }
  checkDescription(wish)
  const capabilities = {...system.capabilities}
  const next: Partial<Record<keyof System, unknown>> = Object.fromEntries(
    described.filter((field) => field in wish).map((field) => [field, text(wish[field])]),
  )
  if ('system_mode' in wish) {
    next.system_mode = modeWanted(c, system, String(wish['system_mode']))
    if (system.system_mode === 'simplex') capabilities[`simplex_to_${next.system_mode}_migration`] = true
  }
  if ('sdn_enabled' in wish) capabilities['sdn_enabled'] = sdnWanted(c, wish['sdn_enabled'])
  if ('https_enabled' in wish) capabilities['https_enabled'] = isTrue(wish['https_enabled'])
  if ('distributed_cloud_role' in wish) next.distributed_cloud_role = roleWanted(system, wish['distributed_cloud_role'])
  if ('vswitch_type' in wish) capabilities['vswitch_type'] = switchWanted(system, String(wish['vswitch_type']))
  if ('security_feature' in wish) next.security_feature = featureWanted(String(wish['security_feature']))
  tellHosts(c, system, wish, next)
  return showRow(c, systemResource, change(c, systemResource, system.uuid, {...next, capabilities} as Partial<System>))
}

const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true'

function checkDescription(wish: Wish): void {
  const {timezone, latitude, longitude} = wish
  if (timezone !== undefined && !isTimezone(String(timezone))) {
    refuse(400, `Timezone file ${timezone} does not exist.`)
  }
  const outside = (value: unknown, most: number) =>
    value !== undefined &&
    value !== null &&
    !(/^[+-]?\d+(\.\d{1,26})?$/.test(String(value)) && Math.abs(Number(value)) <= most)
  if (outside(latitude, 90)) refuse(400, 'Latitude must be between -90 and +90')
  if (outside(longitude, 180)) refuse(400, 'Longitude must be between -180 and +180')
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone: name})
    return /^[A-Z]/.test(name)
  } catch {
    return false
  }
}

function modeWanted(c: Call, system: System, mode: string): string {
  if (system.system_type !== 'All-in-one') refuse(400, 'system_mode can only be modified on an AIO system')
  if (!['simplex', 'duplex', 'duplex-direct'].includes(mode)) refuse(400, `Invalid system mode: ${mode}`)
  if (system.system_mode !== 'simplex' && mode === 'simplex') {
    refuse(400, `Cannot modify system mode from ${system.system_mode} to ${mode}.`)
  }
  if (system.system_mode !== 'simplex') return mode
  const active = c.region.of(hosts).find({active: true})
  if (active !== undefined && active.administrative !== 'locked') {
    refuse(400, `Cannot modify system mode if host '${nameOf(active)}' is not locked.`)
  }
  for (const type of ['mgmt', 'cluster-host']) {
    const name = type === 'mgmt' ? 'management' : type
    const face = carrierOf(c, type)
    if (face === undefined) {
      refuse(400, `Cannot modify system mode to ${mode} without configuring the ${name} interface.`)
    }
    if (face.ifname === 'lo') {
      refuse(400, `Cannot modify system mode to ${mode} when the ${name} interface is configured on loopback. `)
    }
  }
  return mode
}

/** An interface that the network of a type runs over. */
function carrierOf(c: Call, type: string): Interface | undefined {
  const network = c.region.of(networks).find({type})
  const carried = c.region.of(interfaceNetworks).find({network_uuid: network?.uuid ?? ''})
  return carried && c.region.of(interfaces).get(carried.interface_uuid)
}

/** Those that carry workloads have to be away; the active controller may stay, unless it is the only one. */
function sdnWanted(c: Call, value: unknown): boolean {
  const all = c.region.of(hosts).all()
  const bars = all.find(
    (host) => host.administrative !== 'locked' && isWorker(host) && (!host.active || all.length === 1),
  )
  if (bars !== undefined) refuse(400, `Host ${nameOf(bars)} must be locked.`)
  if (!isTrue(value)) {
    if (c.region.of(sdnControllers).count() > 0) {
      refuse(400, 'SDN cannot be disabled when SDN controller is configured.')
    }
    return false
  }
  const family = (type: string) => c.region.of(pools).get(c.region.of(networks).find({type})?.pool_uuid ?? '')?.family
  if (family('oam') !== family('mgmt')) {
    refuse(
      400,
      'Invalid network address - OAM and Management Network IP Families must be the same when SDN is enabled.',
    )
  }
  return true
}

function roleWanted(system: System, value: unknown): System['distributed_cloud_role'] {
  const role = text(value)
  if (role !== null && role !== 'systemcontroller' && role !== 'subcloud') {
    refuse(400, `Unexpected value '${role}' specified for distributed_cloud_role`)
  }
  const present = system.distributed_cloud_role
  if (role === present) return present
  if (present !== null) refuse(400, `distributed_cloud_role is already set  as '${present}'`)
  if (role !== 'subcloud') refuse(400, `Cannot set distributed_cloud_role to '${role}' after initial configuration`)
  return role
}

function switchWanted(system: System, type: string): string {
  if (type === system.capabilities['vswitch_type']) refuse(400, `vswitch_type is already set as ${type}`)
  if (type !== 'none' && type !== 'ovs-dpdk') refuse(400, `Unexpected value ${type} specified for vswitch_type`)
  return type
}

/** Kept as the options that it gives the kernel. */
const features: Readonly<Record<string, string>> = {
  spectre_meltdown_v1: 'nopti nospectre_v2 nospectre_v1',
  spectre_meltdown_all: '',
}

const featureWanted = (name: string): string =>
  features[name] ?? refuse(400, `Unexpected value ${name} specified for security_feature`)

function tellHosts(c: Call, system: System, wish: Wish, next: Partial<Record<keyof System, unknown>>): void {
  const differs = (field: keyof System) => field in next && next[field] !== system[field]
  if (differs('system_mode')) changeConfiguration(c, {personalities: controllers, takes: 'restart'})
  if (differs('timezone')) changeConfiguration(c, {personalities: everyHost, takes: 'effect'})
  if ('sdn_enabled' in wish) {
    changeConfiguration(c, {personalities: controllers, takes: 'effect'})
    changeConfiguration(c, {personalities: ['worker'], takes: 'restart'})
  }
  if ('https_enabled' in wish) changeConfiguration(c, {personalities: controllers, takes: 'effect'})
  if ('vswitch_type' in wish) changeConfiguration(c, {personalities: ['controller', 'worker'], takes: 'restart'})
  if (differs('security_feature')) changeConfiguration(c, {personalities: everyHost, takes: 'restart'})
}
