import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts, nameOf} from '../record/host.js'
import {interfaces} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import {overlap} from './ip.js'
import {type Network, networkPools, networks, type Pool, pools} from './model.js'
import type {roles} from './pool-check.js'

/** Networks that a subcloud leaves its system controller by: they come and go while it runs. */
export const writable = ['admin', 'system-controller', 'system-controller-oam']
const writableOnSimplex = ['mgmt', 'storage']

export const networksOf = (c: Call, pool: Pool): Network[] =>
  c.region
    .of(networkPools)
    .where({address_pool_uuid: pool.uuid})
    .flatMap((row) => c.region.of(networks).get(row.network_uuid) ?? [])

type Held = Partial<Record<(typeof roles)[number], string | null>>

/** The pools that the platform stands on do not change once it is configured. */
export function checkWritable(c: Call, pool: Pool, fields: readonly string[], held: Held): void {
  const simplex = isSimplex(c.region)
  for (const {type} of networksOf(c, pool)) {
    if (type === 'oam' || writable.includes(type)) continue
    if (simplex && writableOnSimplex.includes(type)) {
      checkControllersLocked(c)
      continue
    }
    if (!simplex && fillsController(pool, fields, held)) continue
    refuse(409, 'Address pool is read-only and cannot be modified or removed')
  }
}

/** A controller that was deleted and added again needs its address again. */
function fillsController(pool: Pool, fields: readonly string[], held: Held): boolean {
  const asked = ['controller0', 'controller1'] as const
  const others = fields.filter((field) => !asked.some((role) => field === `${role}_address`))
  const filled = asked.filter((role) => role in held)
  return (
    others.length === 0 &&
    filled.length > 0 &&
    filled.every((role) => pool[`${role}_address`] === null && (held[role] ?? null) !== null)
  )
}

export function checkControllersLocked(c: Call): void {
  const host = c.region
    .of(hosts)
    .where({personality: 'controller'})
    .find((one) => one.administrative !== 'locked')
  if (host !== undefined) {
    refuse(400, `Cannot complete the action because Host ${nameOf(host)} is in administrative state = unlocked`)
  }
}

const allowedTogether: Readonly<Record<string, readonly string[]>> = {
  oam: ['system-controller-oam'],
  'system-controller-oam': ['oam'],
  'cluster-pod': ['cluster-service', 'cluster-host'],
  'cluster-service': ['cluster-pod', 'cluster-host'],
  'cluster-host': ['cluster-pod', 'cluster-service'],
}

const called = (pool: Pool): string => `'${pool.name}' {${pool.uuid}}`

/** Pools in use do not overlap; a pool that is being changed (no type) is not named itself. */
export function checkOverlap(c: Call, pool: Pool, type: string | undefined): void {
  const types = type === undefined ? networksOf(c, pool).map((one) => one.type) : [type]
  const allowed = types.flatMap((one) => allowedTogether[one] ?? [])
  const clashes = c.region
    .of(pools)
    .all()
    .filter((other) => other.uuid !== pool.uuid && overlap(other, pool))
    .flatMap((other) => {
      const network = networksOf(c, other)[0]
      const face = c.region.of(interfaces).find((one) => one.ipv4_pool === other.uuid || one.ipv6_pool === other.uuid)
      if ((network === undefined && face === undefined) || allowed.includes(network?.type ?? '')) return []
      const host = face === undefined ? undefined : c.region.of(hosts).get(face.ihost_uuid)
      const holders = [
        ...(network === undefined ? [] : [`to ${network.type} network`]),
        ...(face === undefined ? [] : [`to '${face.ifname}' interface in host ${host?.hostname}`]),
      ]
      return [`${called(other)} assigned ${holders.join(' and ')}`]
    })
  if (clashes.length === 0) return
  const own = type === undefined ? '' : ` ${called(pool)}`
  refuse(409, `Address pool${own} ${pool.network}/${pool.prefix} overlaps with: ${clashes.join(', ')}`)
}

const ofControllers = ['oam', 'mgmt', 'admin', 'pxeboot']

/** Networks on which the controllers are found need their addresses. */
export function checkRequired(c: Call, pool: Pool, held: Held): void {
  if (!networksOf(c, pool).some(({type}) => ofControllers.includes(type))) return
  const needed = isSimplex(c.region) ? (['floating'] as const) : (['floating', 'controller0', 'controller1'] as const)
  const empty = needed.filter((role) => (held[role] ?? null) === null).map((role) => `${role}_address`)
  if (empty.length > 0) {
    refuse(400, `The field${empty.length > 1 ? 's' : ''} must not be empty: ${empty.join(', ')}`)
  }
}
