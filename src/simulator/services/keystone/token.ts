import {refuse} from '../../http/refusal.js'
import {secret} from '../../kernel/secret.js'
import type {TokenUser} from '../../seams.js'
import type {Simulation} from '../../simulation.js'
import {
  assignments,
  digest,
  domain,
  type Named,
  type Project,
  projects,
  roles,
  type Token,
  tokenId,
  tokens,
  type User,
  users,
} from './model.js'

/**
 * Tokens live on the real clock, unlike everything else here. Both ends of a token's life are real programs: the
 * official clients compare `expires_at` with their own clock and ask anew when it is near. A rehearsal that runs at
 * `max` would expire every token within a blink, and a frozen one would seem to have issued tokens in the past.
 */
const lifetime = 3_600_000

interface Reference {
  id?: string
  name?: string
  domain?: {id?: string; name?: string}
}

export interface AuthBody {
  auth?: {
    identity?: {
      methods?: string[]
      password?: {user?: Reference & {password?: string}}
      token?: {id?: string}
    }
    scope?: {project?: Reference} | 'unscoped'
  }
}

const denied = (): never => refuse(401, 'The request you have made requires authentication.')

/** A new token, and what its bearer shows from now on. */
export function issue(sim: Simulation, body: AuthBody): {token: Token; shown: string} {
  const identity = body.auth?.identity
  const methods = identity?.methods
  if (identity === undefined || !Array.isArray(methods) || methods.length === 0) {
    return refuse(400, "'identity' is a required property")
  }
  const user = methods.includes('token')
    ? bearerOf(sim, identity.token?.id)
    : withPassword(sim, identity.password?.user)
  const project = scoped(sim, user, body.auth?.scope)
  const now = sim.wallNow()
  const table = sim.private.of(tokens)
  for (const old of table.where((one) => one.expires <= now)) table.remove(old.id)
  const shown = secret(32)
  const token = table.insert({
    id: tokenId(shown),
    user: user.id,
    project: project.id,
    methods,
    issued: now,
    expires: now + lifetime,
  })
  return {token, shown}
}

export function validToken(sim: Simulation, shown: string | undefined): Token | undefined {
  const token = shown === undefined ? undefined : sim.private.of(tokens).get(tokenId(shown))
  return token !== undefined && token.expires > sim.wallNow() ? token : undefined
}

export function tokenUser(sim: Simulation, shown: string): TokenUser | undefined {
  const token = validToken(sim, shown)
  if (token === undefined) return undefined
  const user = sim.world.of(users).get(token.user)
  const project = sim.world.of(projects).get(token.project)
  if (user === undefined || !user.enabled || project === undefined) return undefined
  return {
    id: user.id,
    name: user.name,
    domain: domain.name,
    project: project.name,
    projectId: project.id,
    roles: rolesOf(sim, user.id, project.id).map((role) => role.name),
  }
}

/** What the bootstrap of every keystone sets up. */
const implied: Readonly<Record<string, readonly string[]>> = {admin: ['member', 'reader'], member: ['reader']}

/** The roles that were granted, and those they imply. */
export function rolesOf(sim: Simulation, user: string, project: string): Named[] {
  const table = sim.world.of(roles)
  const granted = sim.world.of(assignments).where({user, project})
  const names = granted.flatMap(({role}) => {
    const name = table.get(role)?.name
    return name === undefined ? [] : [name, ...(implied[name] ?? [])]
  })
  return [...new Set(names)].flatMap((name) => {
    const role = table.find({name})
    return role === undefined ? [] : [{id: role.id, name: role.name}]
  })
}

function withPassword(sim: Simulation, reference: (Reference & {password?: string}) | undefined): User {
  const table = sim.world.of(users)
  const user =
    reference?.id === undefined ? byName(table.where({name: reference?.name}), reference) : table.get(reference.id)
  const fits = user?.enabled === true && user.password === digest(user.id, reference?.password ?? '')
  return fits ? user : denied()
}

function bearerOf(sim: Simulation, shown: string | undefined): User {
  const token = validToken(sim, shown)
  return (token === undefined ? undefined : sim.world.of(users).get(token.user)) ?? denied()
}

/** Without a scope keystone takes the user's default project. */
function scoped(sim: Simulation, user: User, scope: {project?: Reference} | 'unscoped' | undefined): Project {
  const table = sim.world.of(projects)
  const reference: Reference | undefined =
    typeof scope === 'object' ? scope.project : {id: user.default_project_id ?? undefined}
  const project =
    reference?.id === undefined ? byName(table.where({name: reference?.name}), reference) : table.get(reference.id)
  if (project === undefined || rolesOf(sim, user.id, project.id).length === 0) return denied()
  return project
}

function byName<T extends {domain_id: string}>(found: readonly T[], reference: Reference | undefined): T | undefined {
  const {id = undefined, name = undefined} = reference?.domain ?? {}
  const known = id === undefined && name === undefined ? true : id === domain.id || name?.toLowerCase() === 'default'
  return known ? found[0] : undefined
}
