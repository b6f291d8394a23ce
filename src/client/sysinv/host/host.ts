import * as z from 'zod'
import {saysAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {tellsOfFailure} from '../../bad-end.js'
import {ClientError} from '../../error.js'
import {type PatchStep, replacements} from '../../json-patch.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {create} from '../create.js'
import {isId} from '../lookup.js'

export const Host = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  /** A host that was discovered but not yet configured has neither name nor personality. */
  hostname: z.string().nullable(),
  personality: z.string().nullable(),
  administrative: z.string(),
  operational: z.string(),
  availability: z.string(),
  subfunctions: z.string().nullish(),
  task: z.string().nullish(),
  action: z.string().nullish(),
  ihost_action: z.string().nullish(),
  vim_progress_status: z.string().nullish(),
  inv_state: z.string().nullish(),
  device_image_update: z.string().nullish(),
  /** Its configuration, as it is and as it is to be. */
  config_applied: z.string().nullish(),
  config_target: z.string().nullish(),
  install_state: z.string().nullish(),
  /** Which controller is active; replies to changes leave it out. */
  capabilities: z.looseObject({Personality: z.string().nullish()}).nullish(),
})

export type Host = z.infer<typeof Host>

export const Kernel = z.looseObject({
  hostname: z.string().nullish(),
  kernel_provisioned: z.string().nullish(),
  kernel_running: z.string().nullish(),
})

export type Kernel = z.infer<typeof Kernel>

/** What can be said of a host before it is there. */
const describable = [
  ...(['hostname', 'personality', 'subfunctions', 'mgmt_mac', 'bm_ip', 'bm_type', 'bm_username'] as const),
  ...(['bm_password', 'boot_device', 'rootfs_device', 'hw_settle', 'install_output', 'console'] as const),
  ...(['vsc_controllers', 'location', 'ttys_dcd', 'clock_synchronization'] as const),
]

/** Texts, as the server takes them. */
export type NewHost = Partial<Record<(typeof describable)[number], string>>

export type HostChange = NewHost & Partial<Record<'apparmor' | 'nvme_host_id' | 'nvme_host_nqn', string>>

export type Hosts = ReturnType<typeof hosts>

export function hosts(api: Api) {
  const list = () => api.list('/ihosts', 'ihosts', Host)

  async function get(ref: string): Promise<Host> {
    if (isId(ref)) return api.get(path`/ihosts/${ref}`, Host).catch((error) => throwAbsent(error, ref))
    const all = await list()
    const named = all.filter(({hostname}) => hostname === ref)
    const [found, ...others] = named
    if (found && others.length === 0) return found
    if (!found) throw notFound(ref).with({missed: {ref, among: all.flatMap(({hostname}) => hostname ?? [])}})
    const ids = named.map(({id}) => id).join(', ')
    throw notFound(ref, `several hosts have this name: give an id: ${ids}`)
  }

  async function patch(ref: string, body: PatchStep[]): Promise<Host> {
    const {id} = await get(ref)
    return api.patch(path`/ihosts/${id}`, body, Host).catch((error) => throwAbsent(error, ref))
  }

  const act = (ref: string, action: string) => patch(ref, replacements({action}))

  async function start(ref: string, deed: string): Promise<Host> {
    const {uuid} = await get(ref)
    return api.post(path`/ihosts/${uuid}/${deed}`, undefined, Host).catch((error) => throwAbsent(error, ref))
  }

  return {
    list,
    get,
    async add(host: NewHost): Promise<Host> {
      const given = describable.filter((name) => host[name] !== undefined)
      const body = given.map((name) => [name, name === 'location' ? {locn: host.location} : host[name]])
      return create(api, '/ihosts', 'host', Object.fromEntries(body), Host)
    },
    update: (ref: string, change: HostChange | Pairs) => patch(ref, replacements(change)),
    /** The server finds the host by itself. */
    async delete(ref: string): Promise<void> {
      await api.delete(path`/ihosts/${ref}`).catch((error) => throwAbsent(error, ref))
    },
    lock: (ref: string, {force, unsafe}: {force?: boolean; unsafe?: boolean} = {}) =>
      // Unsafe alone is a plain lock, as with the official program.
      act(ref, force ? (unsafe ? 'force-unsafe-lock' : 'force-lock') : 'lock'),
    unlock: (ref: string, {force}: {force?: boolean} = {}) => act(ref, force ? 'force-unlock' : 'unlock'),
    swact: (ref: string, {force}: {force?: boolean} = {}) => act(ref, force ? 'force-swact' : 'swact'),
    reboot: (ref: string) => act(ref, 'reboot'),
    reset: (ref: string) => act(ref, 'reset'),
    powerOn: (ref: string) => act(ref, 'power-on'),
    powerOff: (ref: string) => act(ref, 'power-off'),
    reinstall: (ref: string) => act(ref, 'reinstall'),
    /** Writes the images that were applied to the devices of the host. */
    updateDevices: (ref: string) => start(ref, 'device_image_update'),
    abortDeviceUpdate: (ref: string) => start(ref, 'device_image_update_abort'),
    /** The limit of the processors' frequency, in MHz. */
    limitFrequency: (ref: string, megahertz: string) => patch(ref, replacements({max_cpu_mhz_configured: megahertz})),
    async kernel(ref: string): Promise<Kernel> {
      const {uuid} = await get(ref)
      return api.get(path`/ihosts/${uuid}/kernel`, Kernel).catch((error) => throwAbsent(error, ref))
    },
    /** The host boots the other kernel when it is unlocked. */
    async setKernel(ref: string, kernel: string): Promise<Kernel> {
      const {uuid} = await get(ref)
      const body = replacements({kernel_provisioned: kernel})
      return api.patch(path`/ihosts/${uuid}/kernel`, body, Kernel).catch((error) => throwAbsent(error, ref))
    },
  }
}

const notFound = (ref: string, hint?: string) =>
  new ClientError('not-found', `host not found: ${ref}`, {service: 'sysinv', about: {resource: 'host', ref}, hint})

function throwAbsent(error: unknown, ref: string): never {
  throw saysAbsent(error) ? notFound(ref) : error
}

/** Services that could not move leave their reason where otherwise their own state stands, until the next unlock. */
export function whyNotLocked({administrative, task, vim_progress_status: said}: Host): string | undefined {
  return administrative === 'unlocked' && !task && said && !OWN_STATES.has(said) ? said : undefined
}

const OWN_STATES = new Set(['services-enabled', 'services-disabled', 'services-disable-extend'])

/** Where a lock stands. */
export function locking(host: Host): Standing {
  const {administrative, task, ihost_action} = host
  if (administrative === 'locked' && !task) return {phase: 'locked', done: true}
  if (administrative !== 'locked' && !task && !ihost_action) {
    return {phase: 'unlocked', failed: whyNotLocked(host) ?? 'it was not locked'}
  }
  return {phase: task || 'locking'}
}

/** Where an unlock stands: the host restarts, and may fail to come back. */
export function unlocking(host: Host): Standing {
  const {administrative, operational, availability, task} = host
  const phase = task || `${administrative}, ${operational}, ${availability}`
  if (administrative === 'unlocked' && availability === 'failed') return {phase, failed: task || 'the host failed'}
  const up = administrative === 'unlocked' && operational === 'enabled'
  return {phase, done: up && (availability === 'available' || availability === 'degraded') && !task}
}

/** Where a swact stands: the other controller takes over, and with it the address that this is asked of. */
export function swacting(host: Host): Standing {
  const {Personality: role} = host.capabilities ?? {}
  if (tellsOfFailure(host.task)) return {phase: host.task, failed: host.task}
  if (isBusy(host) || !role) return {phase: host.task || 'swacting'}
  return role === 'Controller-Active' ? {phase: 'active', failed: 'it is still active'} : {phase: 'standby', done: true}
}

/** Where a reboot or a reset of a locked host stands: it goes away and comes back. */
export function restarting(host: Host): Standing {
  return arriving(host, ['online', 'available', 'degraded'], 'restarting')
}

/** Where a reinstallation stands. */
export function reinstalling(host: Host): Standing {
  const {inv_state, install_state} = host
  const standing = arriving(host, ['online'], install_state || 'reinstalling')
  return inv_state === 'reinstalling' && standing.done ? {phase: 'taking inventory'} : standing
}

/** Where a new host stands: it installs itself when it boots from the network, and then reports its hardware. */
export function installing(host: Host): Standing {
  if (host.install_state === 'failed') return {phase: 'failed', failed: 'its installation failed'}
  const standing = arriving(host, ['online', 'available', 'degraded'], host.install_state || 'waiting for it to boot')
  return standing.done && host.inv_state !== 'inventoried' ? {phase: 'taking inventory'} : standing
}

export function poweringOn(host: Host): Standing {
  return arriving(host, ['online', 'available', 'degraded'], 'powering on')
}

export function poweringOff(host: Host): Standing {
  return arriving(host, ['power-off'], 'powering off')
}

function arriving(host: Host, where: readonly string[], meanwhile: string): Standing {
  const {availability, task} = host
  if (tellsOfFailure(task)) return {phase: task, failed: task}
  if (isBusy(host) || !where.includes(availability)) return {phase: task || meanwhile}
  return {phase: availability, done: true}
}

/** The maintenance service lets the last word about an operation stand for a while before it clears it. */
const isBusy = ({task}: Host) => Boolean(task) && !/(complete|completed|succeeded)$/i.test(task ?? '')

/** Where the writing of device images stands; a judge for one update, since only then "pending" means a retry is due. */
export function updatingDevices(): (host: Host) => Standing {
  let started = false
  return ({device_image_update: state}) => {
    started ||= state === 'in-progress'
    if (!state) return {phase: 'written', done: true}
    const failed = state === 'in-progress-aborted' || (started && state === 'pending')
    return {phase: state, failed: failed ? 'not all images were written' : undefined}
  }
}

/** Where the end of such an update stands: what is being written is still finished. */
export function abortingDeviceUpdate({device_image_update: state}: Host): Standing {
  return {phase: state || 'nothing to write', done: !state?.startsWith('in-progress')}
}
