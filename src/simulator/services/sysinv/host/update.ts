import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {labels} from '../label/model.js'
import {looseOperations, type PatchOperation} from '../patch.js'
import {assignInstance} from '../ptp/assign.js'
import {findHost} from '../record/find-host.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {serviceParameters} from '../service-parameter/model.js'
import {act} from './action.js'
import {isAddress, named, personalityFits, provision} from './admission.js'
import {installing} from './lifecycle/install.js'
import {changedHost, maxCpuMhz} from './show.js'

/** What only maintenance, the VIM or the server itself changes. */
const restricted = new Set([
  ...['uuid', 'created_at', 'updated_at', 'mgmt_mac', 'mgmt_ip', 'invprovision', 'ihost_action', 'inv_state'],
  ...['config_applied', 'config_target', 'administrative', 'availability', 'operational', 'subfunction_oper'],
  ...['subfunction_avail', 'reserved', 'mtce_info', 'task', 'uptime', 'vim_progress_status'],
])

const installParameters = ['boot_device', 'rootfs_device', 'hw_settle', 'install_output', 'console', 'tboot']
const identity = ['hostname', 'personality', 'subfunctions']
const boardManagement = ['bm_type', 'bm_ip', 'bm_username', 'bm_password']

const plain = ['serialid', 'ttys_dcd', 'iscsi_initiator_name', 'nvme_host_id', 'nvme_host_nqn', 'device_image_update']
const checked = ['location', 'clock_synchronization', 'apparmor', 'capabilities', 'max_cpu_mhz_configured']
const changeable = new Set([...installParameters, ...identity, ...boardManagement, ...plain, ...checked])

export function patchHost(c: Call<'host'>) {
  const host = findHost(c)
  const operations = looseOperations(c)
  let action: string | undefined
  const wishes: Record<string, unknown> = {}
  for (const operation of operations) {
    const {field, value} = operation
    if (field === 'ptp_instances/-') assignInstance(c, host, operation)
    else if (field === 'action') action = String(value ?? '')
    else if (field !== 'id') wishes[field] = wish(host, wishes, operation)
  }
  if (action !== undefined) act(c, host, action)
  change(c, findHost(c), wishes)
  return changedHost(c, findHost(c))
}

function wish(host: Host, wishes: Readonly<Record<string, unknown>>, {op, field, value}: PatchOperation): unknown {
  if (restricted.has(field)) refuse(400, `Change ['${field}'] contains restricted {'${field}'}.`)
  if (!changeable.has(field)) refuse(400, `Patching Error: can't replace a non-existent object '${field}'`)
  if (field in wishes && wishes[field] !== value) refuse(400, 'Illegal duplicate parameters passed.')
  if (op === 'remove') return null
  if (identity.includes(field) && host.invprovision !== null && host.invprovision !== 'unprovisioned') {
    refuse(
      400,
      `The following fields can not be modified because this host ${nameOf(host)} has been configured: ` +
        'hostname, personality, subfunctions',
    )
  }
  if (installParameters.includes(field) && host.administrative !== 'locked') {
    refuse(400, 'Host must be locked before updating installation parameters.')
  }
  return value
}

function change(c: Call, host: Host, wishes: Readonly<Record<string, unknown>>): void {
  const patch: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(wishes)) {
    if (identity.includes(field) || boardManagement.includes(field)) continue
    const check = checks[field]
    patch[field] = check === undefined ? value : check(value, host, c)
  }
  if (boardManagement.some((field) => field in wishes)) Object.assign(patch, boardChange(host, wishes))
  const provisioned = provisioning(c, host, wishes)
  Object.assign(patch, provisioned)
  if (Object.keys(patch).length === 0) return
  c.region.of(hosts).update(host.uuid, {...(patch as Partial<Host>), updatedAt: c.sim.now()})
  if (provisioned?.personality !== undefined) c.sim.start(installing, c.region.name, host.uuid)
}

/** A discovered node is told what it shall be; that is also what starts its installation. */
function provisioning(c: Call, host: Host, wishes: Readonly<Record<string, unknown>>): Partial<Host> | undefined {
  const {hostname, personality, subfunctions} = wishes
  if (hostname === undefined && personality === undefined && subfunctions === undefined) return undefined
  if (host.personality !== null && personality !== undefined && personality !== host.personality) {
    refuse(
      400,
      `Can not change personality after it has been set. Host ${nameOf(host)} must be deleted and re-added in order ` +
        'to change the personality.',
    )
  }
  if (host.hostname !== null && hostname !== undefined && hostname !== host.hostname) {
    refuse(
      400,
      `The hostname field can not be modified because the hostname ${host.hostname} has already been configured. ` +
        'If changing hostname is required, please delete this host, then readd.',
    )
  }
  if (host.personality !== null) return {}
  if (personality === undefined) {
    const name = String(hostname)
    if (c.region.of(hosts).find({hostname: name}) !== undefined) refuse(400, `Hostname ${name} already exists`)
    return {hostname: named(name, 'worker')}
  }
  const given = hostname === undefined ? host.hostname : String(hostname)
  if (personality === 'worker' && given === null) {
    refuse(400, `Host ${host.uuid} of personality worker, must be provisioned with a hostname.`)
  }
  personalityFits(c, String(personality))
  return provision(c, String(personality), given)
}

const checks: Readonly<Record<string, (value: unknown, host: Host, c: Call) => unknown>> = {
  location: (value) => {
    if (typeof value !== 'string') return value ?? {}
    try {
      return JSON.parse(value) as unknown
    } catch {
      return {locn: value}
    }
  },
  clock_synchronization: (value) => {
    if (value === 'ntp' || value === 'ptp') return value
    return refuse(
      400,
      `Host update failed: clock_synchronization: invalid choice: '${value}', choose from ['ntp', 'ptp']`,
    )
  },
  apparmor: (value, host) => {
    if (host.administrative === 'unlocked') {
      refuse(400, `This update is not allowed as host:${nameOf(host)} is unlocked.`)
    }
    if (value === 'enabled' || value === 'disabled') return value
    return refuse(400, 'Invalid apparmor state. Allowed values:enabled, disabled.')
  },
  capabilities: (value, host) => {
    const given = parsed(value)
    if (given === undefined) refuse(400, 'Changing capabilities type is not allowed')
    if ('Personality' in given) {
      refuse(400, `Setting capability not allowed: name=Personality, value=${given['Personality']}. `)
    }
    const merged: Record<string, unknown> = {...host.capabilities, ...given}
    if (merged['stor_function'] !== host.capabilities['stor_function']) {
      refuse(400, `Setting capability not allowed: name=stor_function, value=${merged['stor_function']}. `)
    }
    return merged
  },
  max_cpu_mhz_configured: (value, host, c) => {
    refusePowerManager(c, host)
    if (host.capabilities['is_max_cpu_configurable'] !== 'configurable') {
      refuse(400, 'Host does not support configuration of Max CPU Frequency.')
    }
    if (value === 'max_cpu_mhz_allowed') return String(maxCpuMhz)
    if (!/^[-+]?\d+$/.test(String(value))) refuse(400, `Max CPU frequency ${value} must be an integer.`)
    const mhz = Number(value)
    const least = Math.floor((leastPercentage(c) * maxCpuMhz) / 100)
    if (mhz < least || mhz > maxCpuMhz) {
      refuse(400, `Max CPU Frequency must be between (${least}, ${maxCpuMhz}).`)
    }
    return String(value)
  },
}

/** The clock of its CPUs is then that one's affair. */
function refusePowerManager(c: Call, host: Host): void {
  const label = c.region.of(labels).find({host_uuid: host.uuid, label_key: 'power-management'})
  if (label?.label_value.toLowerCase() !== 'enabled') return
  refuse(400, 'Host CPU MHz cannot be configured if Power Manager is enabled.')
}

/** How slow an operator may make the CPUs, of what they could do. */
const leastPercentage = (c: Call): number =>
  Number(
    c.region.of(serviceParameters).find({service: 'platform', section: 'config', name: 'cpu_max_freq_min_percentage'})
      ?.value ?? 80,
  )

function parsed(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  try {
    const read: unknown = JSON.parse(String(value).replaceAll("'", '"'))
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const boardTypes = ['dynamic', 'ipmi', 'redfish', 'none']

export function boardChange(host: Host, wishes: Readonly<Record<string, unknown>>): Partial<Host> {
  const said = (field: 'bm_type' | 'bm_ip' | 'bm_username'): string | null => {
    const value = field in wishes ? wishes[field] : host[field]
    return value === null || value === undefined || value === '' ? null : String(value)
  }
  const [type, address, user] = [said('bm_type'), said('bm_ip'), said('bm_username')]
  const name = nameOf(host)
  if (type !== null && !boardTypes.includes(type)) {
    refuse(
      400,
      `${name}: Rejected: '${type}' is not a supported board management type. ` +
        "Must be one of ['none', 'dynamic', 'ipmi', 'redfish']",
    )
  }
  if (type === 'none' || (type === null && host.bm_type !== null)) {
    return {bm_type: 'none', bm_ip: null, bm_username: null}
  }
  if (type === null) {
    refuse(
      400,
      `${name}: Rejected: Board Management controller Type is not provisioned.  ` +
        "Provisionable values: '['dynamic', 'ipmi', 'redfish']'.",
    )
  }
  if (address !== null && address !== host.bm_ip && !isAddress(address)) {
    refuse(400, `${name}: Rejected: Board Management controller IP Address is not valid.`)
  }
  if (user === null) refuse(400, `${name}: Rejected: Board Management controller username is not configured.`)
  if (host.bm_username !== null && user !== host.bm_username && wishes['bm_password'] === undefined) {
    refuse(
      400,
      `${name} Rejected: username change attempt from ${host.bm_username} to ${user} without corresponding password.`,
    )
  }
  return {bm_type: type, bm_ip: address, bm_username: user}
}
