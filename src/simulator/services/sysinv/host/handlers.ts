import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Lifecycle} from '../../../kernel/lifecycle.js'
import {links} from '../link.js'
import {type PatchOperation, patchOperations} from '../patch.js'
import {listRows, noServer, pick, showRow} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import {forceLocking, locking, unlocking} from './lifecycle.js'
import {type Host, hosts} from './model.js'
import {changedHost, hostResource} from './show.js'

/** By number, uuid or name, as the genuine server finds hosts. */
export function findHost(c: Call): Host {
  const ref = c.params['host'] ?? ''
  const table = c.region.of(hosts)
  const found = /^\d+$/.test(ref) ? table.find({id: Number(ref)}) : (table.get(ref) ?? table.find({hostname: ref}))
  return found ?? refuse(404, `Server ${ref} could not be found.`)
}

export const listHosts = (c: Call) => listRows(c, hostResource, c.region.of(hosts).all())

export const listHostsWhole = (c: Call) => ({
  ihosts: c.region
    .of(hosts)
    .all()
    .map((host) => showRow(c, hostResource, host)),
})

export const getHost = (c: Call) => showRow(c, hostResource, findHost(c))

/** The kernel that runs, and the one that the next boot brings. */
export function getKernel(c: Call) {
  const ref = uuidArgument('ihost_uuid', c.params['host'] ?? '')
  const host = c.region.of(hosts).get(ref) ?? noServer(ref)
  return showKernel(c, host)
}

export const showKernel = (c: Call, host: Host) => ({
  ihost_uuid: host.uuid,
  ...pick(host, 'hostname', 'kernel_provisioned', 'kernel_running'),
  links: links(c.base, `ihosts/${host.uuid}/kernel`),
})

export function patchHost(c: Call) {
  const host = findHost(c)
  for (const operation of patchOperations(c.body)) apply(c, host.uuid, operation)
  return changedHost(c, findHost(c))
}

function apply(c: Call, uuid: string, {field, value}: PatchOperation): void {
  const host = c.region.of(hosts).get(uuid)
  if (!host) return
  if (field === 'action') act(c, host, String(value ?? ''))
  else if (field === 'location')
    c.region.of(hosts).update(uuid, {location: value as Host['location'], updatedAt: c.sim.now()})
  else refuse(400, `Change ['${field}'] contains restricted {'${field}'}.`)
}

interface Action {
  readonly lifecycle: Lifecycle<Host>
  readonly check: (host: Host, c: Call) => void
}

const alone = (c: Call) => c.region.of(hosts).count() === 1

function checkLock(host: Host, c: Call): void {
  if (host.administrative === 'locked') refuse(400, `Avoiding lock action on already 'locked' host ${host.hostname}`)
  if (host.active && !alone(c)) refuse(400, `${host.hostname} : Rejected: Can not lock an active controller.`)
}

function checkUnlock(host: Host): void {
  if (host.administrative === 'unlocked') {
    refuse(400, `Avoiding unlock action on already 'unlocked' host ${host.hostname}`)
  }
  if (host.availability === 'offline' || host.availability === 'power-off') {
    refuse(400, `Can not 'unlock' host ${host.hostname}: it is ${host.availability}`)
  }
}

const actions: Readonly<Record<string, Action>> = {
  lock: {lifecycle: locking, check: checkLock},
  'force-lock': {lifecycle: forceLocking, check: checkLock},
  'force-unsafe-lock': {lifecycle: forceLocking, check: checkLock},
  unlock: {lifecycle: unlocking, check: checkUnlock},
  'force-unlock': {lifecycle: unlocking, check: checkUnlock},
}

function act(c: Call, host: Host, name: string): void {
  // An empty action is accepted and means nothing.
  if (name === '' || name === 'none') return
  const action = actions[name] ?? refuse(400, `Unsupported action '${name}' on host ${host.hostname}`)
  action.check(host, c)
  c.sim.start(action.lifecycle, c.region.name, host.uuid)
}
