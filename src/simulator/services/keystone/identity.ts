import type {Call} from '../../http/call.js'
import type {Policy} from '../../http/policy.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import type {Collection} from '../../kernel/collection.js'
import {catalog, catalogRegions} from './catalog.js'
import {assignmentId, assignments, digest, domain, type Named, projects, roles, type User, users} from './model.js'

const administrators: Policy = (user) => user.roles.includes('admin')
const readers: Policy = (user) => user.roles.includes('reader')
const signedIn: Policy = () => true

type Body = Readonly<Record<string, unknown>>

/** Users, projects, roles and their assignments, and what the catalog is made of. */
export function identityRoutes(router: Router): void {
  listAndShow(router, 'user', users, publicUser)
  listAndShow(router, 'project', projects, (one) => one)
  listAndShow(router, 'role', roles, (one) => one)
  userRoutes(router)
  namedRoutes(router, 'project', projects, (id, name, body) => ({
    id,
    name,
    domain_id: domain.id,
    description: text(body['description']) ?? '',
    enabled: body['enabled'] !== false,
  }))
  namedRoutes(router, 'role', roles, (id, name, body) => ({id, name, description: text(body['description']) ?? null}))
  assignmentRoutes(router)
  catalogRoutes(router)
}

function listAndShow<T extends Named>(
  router: Router,
  word: string,
  collection: Collection<T>,
  shown: (one: T) => object,
): void {
  const answer = (c: Call, one: T) => ({...shown(one), links: {self: `${c.base}/v3/${word}s/${one.id}`}})
  router.get(`/v3/${word}s`, {policy: readers}, (c) => {
    const name = c.query['name']
    const found = c.sim.world.of(collection).where((one) => name === undefined || one.name === name)
    const links = {next: null, self: `${c.base}/v3/${word}s`, previous: null}
    return {[`${word}s`]: found.map((one) => answer(c, one)), links}
  })
  router.get(`/v3/${word}s/:id`, {policy: readers}, (c) => ({[word]: answer(c, found(c, word, collection))}))
}

function namedRoutes<T extends Named>(
  router: Router,
  word: string,
  collection: Collection<T>,
  make: (id: string, name: string, body: Body) => T,
): void {
  router.post(`/v3/${word}s`, {policy: administrators}, (c) => {
    const body = inner(c, word)
    const name = text(body['name']) ?? refuse(400, "'name' is a required property")
    if (c.sim.world.of(collection).find((one) => one.name === name) !== undefined) duplicate(word, name)
    const one = c.sim.world.of(collection).insert(make(c.sim.random('world', 'keystone').hex(32), name, body))
    return reply(201, {[word]: {...one, links: {self: `${c.base}/v3/${word}s/${one.id}`}}})
  })
  router.delete(`/v3/${word}s/:id`, {policy: administrators}, (c) => {
    c.sim.world.of(collection).remove(found(c, word, collection).id)
    return reply(204)
  })
}

function userRoutes(router: Router): void {
  router.post('/v3/users', {policy: administrators}, (c) => {
    const body = inner(c, 'user')
    const name = text(body['name']) ?? refuse(400, "'name' is a required property")
    if (c.sim.world.of(users).find({name}) !== undefined) duplicate('user', name)
    const id = c.sim.random('world', 'keystone').hex(32)
    const user = c.sim.world.of(users).insert({
      id,
      name,
      domain_id: domain.id,
      default_project_id: text(body['default_project_id']) ?? null,
      enabled: body['enabled'] !== false,
      description: text(body['description']) ?? '',
      email: text(body['email']) ?? null,
      password: digest(id, text(body['password']) ?? ''),
    })
    return reply(201, {user: {...publicUser(user), links: {self: `${c.base}/v3/users/${id}`}}})
  })
  router.patch('/v3/users/:id', {policy: administrators}, (c) => {
    const user = found(c, 'user', users)
    const {password, ...changes} = inner(c, 'user')
    const known = Object.fromEntries(Object.entries(changes).filter(([field]) => field in user && field !== 'id'))
    const digested = typeof password === 'string' ? {password: digest(user.id, password)} : {}
    const changed = c.sim.world.of(users).update(user.id, {...known, ...digested})
    return {user: {...publicUser(changed), links: {self: `${c.base}/v3/users/${user.id}`}}}
  })
  router.post('/v3/users/:id/password', {policy: signedIn}, (c) => {
    const user = found(c, 'user', users)
    const body = inner(c, 'user')
    if (c.user.id !== user.id)
      refuse(403, 'You are not authorized to perform the requested action: identity:change_password.')
    if (user.password !== digest(user.id, text(body['original_password']) ?? '')) {
      refuse(401, 'The request you have made requires authentication.')
    }
    c.sim.world.of(users).update(user.id, {password: digest(user.id, text(body['password']) ?? '')})
    return reply(204)
  })
  router.delete('/v3/users/:id', {policy: administrators}, (c) => {
    const {id} = c.sim.world.of(users).get(found(c, 'user', users).id) ?? {}
    if (id !== undefined) c.sim.world.of(users).remove(id)
    for (const one of c.sim.world.of(assignments).where({user: id})) c.sim.world.of(assignments).remove(one.id)
    return reply(204)
  })
}

function assignmentRoutes(router: Router): void {
  router.get('/v3/role_assignments', {policy: readers}, (c) => {
    const {'user.id': user, 'scope.project.id': project, 'role.id': role} = c.query
    const wanted = c.sim.world
      .of(assignments)
      .where(
        (one) =>
          (user === undefined || one.user === user) &&
          (project === undefined || one.project === project) &&
          (role === undefined || one.role === role),
      )
    return {
      role_assignments: wanted.map((one) => ({
        role: {id: one.role},
        user: {id: one.user},
        scope: {project: {id: one.project}},
        links: {assignment: `${c.base}/v3/projects/${one.project}/users/${one.user}/roles/${one.role}`},
      })),
      links: {next: null, self: `${c.base}/v3/role_assignments`, previous: null},
    }
  })
  const path = '/v3/projects/:project/users/:user/roles/:role'
  const id = (c: Call<'role' | 'project' | 'user'>) => assignmentId(c.params.user, c.params.project, c.params.role)
  router.put(path, {policy: administrators}, (c) => {
    const {user, project, role} = c.params
    const {world} = c.sim
    if (!world.of(users).has(user)) refuse(404, `Could not find user: ${user}.`)
    if (!world.of(projects).has(project)) refuse(404, `Could not find project: ${project}.`)
    if (!world.of(roles).has(role)) refuse(404, `Could not find role: ${role}.`)
    if (!world.of(assignments).has(id(c))) world.of(assignments).insert({id: id(c), user, project, role})
    return reply(204)
  })
  router.head(path, {policy: readers}, (c) => reply(c.sim.world.of(assignments).has(id(c)) ? 204 : 404))
  router.delete(path, {policy: administrators}, (c) => {
    if (c.sim.world.of(assignments).remove(id(c)) === undefined) refuse(404, 'Could not find role assignment.')
    return reply(204)
  })
}

function catalogRoutes(router: Router): void {
  router.get('/v3/regions', {policy: signedIn}, (c) => ({
    regions: [...c.sim.ask('regions').map((one) => one.name), ...c.sim.aliases.keys()].map((id) => ({
      id,
      description: '',
      parent_region_id: null,
    })),
  }))
  router.get('/v3/services', {policy: readers}, (c) => ({
    services: catalog(c.sim, c.server, []).map(({id, type, name}) => ({id, type, name, enabled: true})),
  }))
  // Every region can be asked for here, also those beyond what a token's catalog names.
  router.get('/v3/endpoints', {policy: readers}, (c) => {
    const {region_id: region, interface: side, service_id: service} = c.query
    const regions = region === undefined ? catalogRegions(c.sim, c.region.name) : [region]
    const known = regions.filter((name) => c.sim.ask('region', c.sim.aliases.get(name) ?? name) !== undefined)
    const endpoints = catalog(c.sim, c.server, known)
      .filter((entry) => service === undefined || entry.id === service)
      .flatMap((entry) => entry.endpoints.map((one) => ({...one, service_id: entry.id, enabled: true})))
    return {endpoints: endpoints.filter((one) => side === undefined || one.interface === side)}
  })
}

function publicUser(user: User): object {
  const {password: _hidden, ...shown} = user
  return {...shown, options: {}, password_expires_at: null}
}

const found = <T extends Named>(c: Call<'id'>, word: string, collection: Collection<T>): T =>
  c.sim.world.of(collection).get(c.params.id) ?? refuse(404, `Could not find ${word}: ${c.params.id}.`)

function inner(c: Call, word: string): Body {
  const body = c.body as Readonly<Record<string, Body | undefined>> | undefined
  return body?.[word] ?? refuse(400, `'${word}' is a required property`)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const duplicate = (word: string, name: string): never =>
  refuse(
    409,
    `Conflict occurred attempting to store ${word} - Duplicate entry found with name ${name} at domain ID default.`,
  )
