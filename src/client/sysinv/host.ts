import * as z from 'zod'
import type {Api} from '../api.js'
import {ClientError} from '../error.js'
import {path} from '../path.js'
import type {Standing} from '../standing.js'
import {isId} from './lookup.js'

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
})

export type Host = z.infer<typeof Host>

export type Hosts = ReturnType<typeof hosts>

export function hosts(api: Api) {
  const list = () => api.list('/ihosts', 'ihosts', Host)

  async function get(ref: string): Promise<Host> {
    if (isId(ref)) return api.get(path`/ihosts/${ref}`, Host).catch((error) => throwAbsent(error, ref))
    const [found, ...others] = (await list()).filter(({hostname}) => hostname === ref)
    if (found && others.length === 0) return found
    throw notFound(ref, found ? 'several hosts have this name: give an id' : undefined)
  }

  async function act(ref: string, action: string): Promise<Host> {
    const {id} = await get(ref)
    const body = [{op: 'replace', path: '/action', value: action}]
    return api.patch(path`/ihosts/${id}`, body, Host).catch((error) => throwAbsent(error, ref))
  }

  return {
    list,
    get,
    lock: (ref: string, {force, unsafe}: {force?: boolean; unsafe?: boolean} = {}) =>
      // Unsafe alone is a plain lock, as with the official program.
      act(ref, force ? (unsafe ? 'force-unsafe-lock' : 'force-lock') : 'lock'),
    unlock: (ref: string, {force}: {force?: boolean} = {}) => act(ref, force ? 'force-unlock' : 'unlock'),
  }
}

const notFound = (ref: string, hint = 'see which hosts there are') =>
  new ClientError('not-found', `host not found: ${ref}`, {service: 'sysinv', hint})

function throwAbsent(error: unknown, ref: string): never {
  throw error instanceof ClientError && error.status === 404 ? notFound(ref) : error
}

/** Where a lock stands. */
export function locking({administrative, task, ihost_action}: Host): Standing {
  if (administrative === 'locked' && !task) return {phase: 'locked', done: true}
  if (administrative !== 'locked' && !task && !ihost_action) return {phase: 'unlocked', failed: 'it was not locked'}
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
