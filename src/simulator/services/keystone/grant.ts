import type {Simulation} from '../../simulation.js'
import {type Assignment, assignments, type Grant, memberships, type Named, roles} from './model.js'

/** What the bootstrap of every keystone sets up. */
const implied: Readonly<Record<string, readonly string[]>> = {admin: ['member', 'reader'], member: ['reader']}

type Scope = Pick<Grant, 'scope' | 'where'>

/** What a user was granted, alone or as one of a group. */
export function grantsOf(sim: Simulation, user: string): readonly Assignment[] {
  const table = sim.world.of(assignments)
  const groups = sim.world.of(memberships).where({user})
  return [
    ...table.where({holder: 'user', who: user}),
    ...groups.flatMap(({group}) => table.where({holder: 'group', who: group})),
  ]
}

/** A role, and those that come with it. */
export function withImplied(sim: Simulation, id: string): Named[] {
  const table = sim.world.of(roles)
  const role = table.get(id)
  if (role === undefined) return []
  const others = role.domain_id === null ? (implied[role.name] ?? []) : []
  return [role, ...others.flatMap((name) => table.where({name, domain_id: null}))]
}

/** The roles that a user has somewhere, and those that they imply. */
export function rolesOf(sim: Simulation, user: string, {scope, where}: Scope): Named[] {
  const granted = grantsOf(sim, user).filter((one) => one.scope === scope && one.where === where)
  const found = new Map<string, Named>()
  for (const {role} of granted) {
    for (const {id, name} of withImplied(sim, role)) if (!found.has(id)) found.set(id, {id, name})
  }
  return [...found.values()]
}

/** Where a user has any role. */
export const placesOf = (sim: Simulation, user: string, scope: Grant['scope']): string[] => [
  ...new Set(grantsOf(sim, user).flatMap((one) => (one.scope === scope ? [one.where] : []))),
]
