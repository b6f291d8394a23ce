import {createHash} from 'node:crypto'
import type {Credentials} from '../../credentials.js'
import {refuse} from '../../http/refusal.js'
import {secret} from '../../kernel/secret.js'
import type {TokenUser} from '../../seams.js'
import type {Simulation} from '../../simulation.js'
import {type Body, isRecord} from './field.js'
import {placesOf, rolesOf} from './grant.js'
import {
  defaultDomain,
  digest,
  domains,
  type Grant,
  type Named,
  projects,
  revoked,
  tokenKeys,
  type User,
  users,
} from './model.js'
import {type Claims, newKey, opened, sealed} from './seal.js'

/**
 * Tokens live on the real clock, unlike everything else here. Both ends of a token's life are real programs: the
 * official clients compare `expires_at` with their own clock and ask anew when it is near. A rehearsal that runs at
 * `max` would expire every token within a blink, and a frozen one would seem to have issued tokens in the past.
 */
const lifetime = 3_600_000

const mostOpened = 1000

type Scope = Pick<Grant, 'scope' | 'where'>

/** A token, as the service knows it; its bearer is there and may be. */
export interface Token {
  readonly id: string
  readonly user: User
  readonly scope: Scope | undefined
  readonly claims: Claims
}

const denied = (): never => refuse(401, 'The request you have made requires authentication.')

/** Issues tokens and knows its own again. Like genuine ones they say all by themselves: none is kept. */
export class Tokens {
  /** what was opened already: a client comes with the same token again and again */
  readonly #opened = new Map<string, {readonly key: string; readonly claims: Claims}>()
  /** by the user's row, which is another one when anything of it changes */
  readonly #tags = new WeakMap<User, string>()

  constructor(
    private readonly sim: Simulation,
    private readonly credentials: Credentials,
  ) {}

  issue(body: unknown): Token {
    const auth = part(body, 'auth')
    const identity = part(auth, 'identity')
    const methods = identity['methods']
    if (!Array.isArray(methods) || methods.length === 0) return refuse(400, "'identity' is a required property")
    const bearer = methods.includes('token') ? this.valid(textIn(part(identity, 'token'), 'id')) : undefined
    if (methods.includes('token') && bearer === undefined) denied()
    const user = bearer?.user ?? this.#withPassword(part(part(identity, 'password'), 'user'))
    const scope = this.#scoped(user, auth['scope'])
    const now = this.sim.wallNow()
    const claims: Claims = {
      user: user.id,
      ...(scope === undefined ? {} : {scope}),
      methods: methods.map(String),
      issued: now,
      // Whoever has a token gets no more time by it.
      expires: bearer?.claims.expires ?? now + lifetime,
      audit: secret(16),
      password: this.#tagOf(user),
    }
    return {id: sealed(claims, this.#key() ?? this.#newKey()), user, scope, claims}
  }

  valid(id: string | undefined): Token | undefined {
    const claims = id === undefined ? undefined : this.#claimsOf(id)
    if (id === undefined || claims === undefined || claims.expires <= this.sim.wallNow()) return undefined
    if (this.sim.private.of(revoked).has(claims.audit)) return undefined
    const user = this.sim.world.of(users).get(claims.user)
    if (user === undefined || !this.#mayEnter(user) || claims.password !== this.#tagOf(user)) return undefined
    if (claims.scope !== undefined && !this.#isOpen(claims.scope)) return undefined
    return {id, user, scope: claims.scope, claims}
  }

  revoke({claims: {audit, expires}}: Token): void {
    const table = this.sim.private.of(revoked)
    for (const old of table.where((one) => one.expires <= this.sim.wallNow())) table.remove(old.audit)
    table.insert({audit, expires})
  }

  bearer(id: string): TokenUser | undefined {
    const token = this.valid(id)
    return token === undefined ? undefined : this.#shown(token.user, token.scope)
  }

  /** Whom the OIDC token stands for. */
  administrator(): TokenUser | undefined {
    const [user] = this.sim.world.of(users).where({name: 'admin', domain_id: defaultDomain.id})
    const [project] = this.sim.world.of(projects).where({name: 'admin', domain_id: defaultDomain.id})
    if (user === undefined || project === undefined) return undefined
    return this.#shown(user, {scope: 'project', where: project.id})
  }

  fits(user: User, password: unknown): boolean {
    const known = this.#digestOf(user)
    return known !== '' && typeof password === 'string' && known === digest(user.id, password)
  }

  #shown(user: User, scope: Scope | undefined): TokenUser {
    const project = scope?.scope === 'project' ? this.sim.world.of(projects).get(scope.where) : undefined
    return {
      id: user.id,
      name: user.name,
      domain: this.sim.world.of(domains).get(user.domain_id)?.name ?? '',
      project: project?.name ?? '',
      projectId: project?.id ?? '',
      roles: scope === undefined ? [] : rolesOf(this.sim, user.id, scope).map((role) => role.name),
    }
  }

  #claimsOf(id: string): Claims | undefined {
    const key = this.#key()
    if (key === undefined) return undefined
    const known = this.#opened.get(id)
    if (known?.key === key) return known.claims
    const claims = opened(id, key)
    if (claims === undefined) return undefined
    if (this.#opened.size >= mostOpened) this.#opened.clear()
    this.#opened.set(id, {key, claims})
    return claims
  }

  #key(): string | undefined {
    return this.sim.private.of(tokenKeys).get('token')?.key || undefined
  }

  #newKey(): string {
    const table = this.sim.private.of(tokenKeys)
    table.remove('token')
    return table.insert({name: 'token', key: newKey()}).key
  }

  /** The passwords of a snapshot from elsewhere cannot be read; those that this simulator was made with are known. */
  #digestOf({id, name, domain_id: domain, password}: User): string {
    if (password !== '') return password
    const made = domain === defaultDomain.id && this.credentials.users.find(({username}) => username === name)
    return made ? digest(id, made.password) : ''
  }

  #tagOf(user: User): string {
    const known = this.#tags.get(user)
    if (known !== undefined) return known
    const tag = createHash('sha256').update(this.#digestOf(user)).digest('base64url').slice(0, 8)
    this.#tags.set(user, tag)
    return tag
  }

  #mayEnter(user: User): boolean {
    return user.enabled && this.#isOpen({scope: 'domain', where: user.domain_id})
  }

  #isOpen({scope, where}: Scope): boolean {
    const {world} = this.sim
    if (scope === 'system') return true
    if (scope === 'domain') return world.of(domains).get(where)?.enabled === true
    const project = world.of(projects).get(where)
    return project?.enabled === true && world.of(domains).get(project.domain_id)?.enabled === true
  }

  #withPassword(reference: Body): User {
    const table = this.sim.world.of(users)
    const id = textIn(reference, 'id')
    const user =
      id === undefined ? this.#named(table.where({name: textIn(reference, 'name')}), reference) : table.get(id)
    return user !== undefined && this.#mayEnter(user) && this.fits(user, reference['password']) ? user : denied()
  }

  /** Without a scope keystone takes the user's default project, and none where there is nothing to do for the user. */
  #scoped(user: User, wanted: unknown): Scope | undefined {
    if (wanted === 'unscoped' || (isRecord(wanted) && 'unscoped' in wanted)) return undefined
    const asked = isRecord(wanted) ? this.#asked(wanted) : undefined
    if (isRecord(wanted)) {
      return asked !== undefined && this.#isOpen(asked) && this.#hasRole(user, asked) ? asked : denied()
    }
    const usual: Scope = {scope: 'project', where: user.default_project_id ?? ''}
    return this.#isOpen(usual) && this.#hasRole(user, usual) ? usual : undefined
  }

  #hasRole(user: User, {scope, where}: Scope): boolean {
    return placesOf(this.sim, user.id, scope).includes(where)
  }

  #asked(wanted: Body): Scope | undefined {
    const {world} = this.sim
    if (isRecord(wanted['system'])) return {scope: 'system', where: 'all'}
    for (const [scope, table] of [
      ['project', world.of(projects)],
      ['domain', world.of(domains)],
    ] as const) {
      const reference = wanted[scope]
      if (!isRecord(reference)) continue
      const [id, name] = [textIn(reference, 'id'), textIn(reference, 'name')]
      const where =
        id ??
        (scope === 'project'
          ? this.#named(world.of(projects).where({name}), reference)?.id
          : table.find((one) => one.name === name)?.id)
      return where === undefined ? undefined : {scope, where}
    }
    return undefined
  }

  /** Of those that have the name the one in the domain that the reference names, by its id or name. */
  #named<T extends Named & {domain_id: string}>(found: readonly T[], reference: Body): T | undefined {
    const domain = part(reference, 'domain')
    const [id, name] = [textIn(domain, 'id'), textIn(domain, 'name')]
    const table = this.sim.world.of(domains)
    const wanted = id ?? (name === undefined ? defaultDomain.id : table.find((one) => same(one.name, name))?.id)
    return found.find((one) => one.domain_id === wanted)
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const part = (body: unknown, name: string): Body => {
  const value = isRecord(body) ? body[name] : undefined
  return isRecord(value) ? value : {}
}

const textIn = (body: Body, name: string): string | undefined => {
  const value = body[name]
  return typeof value === 'string' ? value : undefined
}
