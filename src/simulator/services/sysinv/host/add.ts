import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {installedRelease} from '../plan/system.js'
import {type Host, hosts} from '../record/host.js'
import {logEvent, tellerOf} from '../record/notice.js'
import {isSimplex, systems} from '../record/system.js'
import {fieldsOf} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {hostParts} from '../rooms.js'
import {isMac, named, personalityFits, provision} from './admission.js'
import {installing} from './lifecycle/install.js'
import {blankHost} from './seed.js'
import {hostResource} from './show.js'
import {boardChange} from './update.js'

export type Wanted = Readonly<Record<string, unknown>>

const text = (value: unknown): string | null =>
  value === undefined || value === null || value === '' ? null : String(value)

const settings = ['boot_device', 'rootfs_device', 'hw_settle', 'install_output', 'console', 'tboot'] as const

const known = [
  ...settings,
  ...['hostname', 'personality', 'subfunctions', 'mgmt_mac', 'mgmt_ip', 'location', 'serialid', 'ttys_dcd'],
  ...['bm_type', 'bm_ip', 'bm_username', 'bm_password', 'power_on', 'uuid', 'invprovision', 'capabilities'],
  ...['rootfs_device', 'max_cpu_mhz_configured', 'apparmor', 'clock_synchronization', 'recordtype'],
]

export function postHost(c: Call) {
  return showRow(c, hostResource, addHost(c, c.body === undefined ? {} : fieldsOf(c, 'host', known)))
}

/** What a new host must have, before anything is changed. */
export function checkNewHost(c: Call, wanted: Wanted): void {
  if (isSimplex(c.region)) {
    refuse(400, 'Host-add Rejected: Adding a host on a simplex system is not allowed.')
  }
  const [hostname, personality, mac] = [text(wanted['hostname']), text(wanted['personality']), text(wanted['mgmt_mac'])]
  if (hostname !== null) named(hostname, personality ?? 'None')
  else if (personality !== 'controller' && personality !== 'storage') {
    refuse(400, `Host-add Rejected. Must provide a hostname for a node of personality ${personality ?? 'None'}`)
  }
  if (mac === null) refuse(400, 'Host-add Rejected: Must provide MAC Address of the host mgmt interface')
  if (!isMac(mac)) refuse(400, 'Host-add Rejected: Must provide a valid format of a MAC Address')
  personalityFits(c, personality ?? '')
}

/** A host that is known by its MAC address before it boots; a discovered one with that address is told what it is. */
export function addHost(c: Call, wanted: Wanted): Host {
  checkNewHost(c, wanted)
  const table = c.region.of(hosts)
  const [hostname, personality] = [text(wanted['hostname']), String(wanted['personality'])]
  const mac = String(wanted['mgmt_mac']).toLowerCase().replaceAll('-', ':')
  if (personality === 'worker' && table.find({hostname}) !== undefined) {
    refuse(400, 'Host-add Rejected: Hostname already exists')
  }
  const found = table.find((one) => one.mgmt_mac === mac)
  if (found !== undefined && (found.hostname !== null || found.personality !== null)) {
    refuse(400, `Host-add Rejected: Host with mgmt_mac ${mac} already exists`)
  }
  const now = c.sim.now()
  const location = typeof wanted['location'] === 'string' ? {locn: wanted['location']} : (wanted['location'] ?? {})
  const given = Object.fromEntries(
    settings.flatMap((name) => (text(wanted[name]) === null ? [] : [[name, wanted[name]]])),
  )
  const system = c.region.of(systems).all()[0]
  const fresh: Host = found ?? {
    ...blankHost,
    sw_version: system?.software_version ?? installedRelease,
    id: table.nextId(),
    uuid: c.sim.random(c.region.name, 'host.uuid').uuid(),
    mgmt_mac: mac,
    isystem_uuid: system?.uuid ?? '',
    createdAt: now,
    bootedAt: now,
  }
  const host: Host = {
    ...fresh,
    ...provision(c, personality, hostname),
    ...given,
    location: location as Host['location'],
  }
  const complete = {...host, ...boardOf(host, wanted), updatedAt: found === undefined ? null : now}
  if (found === undefined) table.insert(complete)
  else table.update(found.uuid, complete)
  for (const {onAdd} of hostParts) onAdd?.(c, complete)
  logEvent(tellerOf(c.sim, c.region.name), complete, 'add')
  c.sim.start(installing, c.region.name, complete.uuid)
  return complete
}

function boardOf(host: Host, wanted: Wanted): Partial<Host> {
  const [type, address, user] = [text(wanted['bm_type']), text(wanted['bm_ip']), text(wanted['bm_username'])]
  if (type === null && address === null && user === null) return {}
  const implied = address !== null && user !== null ? 'dynamic' : 'none'
  return boardChange(host, {...wanted, bm_type: type ?? implied})
}
