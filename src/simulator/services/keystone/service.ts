import type {Credentials} from '../../credentials.js'
import {isoZulu} from '../../date.js'
import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import {type Router, type Service, service} from '../../http/service.js'
import type {Simulation} from '../../simulation.js'
import {CatalogCache} from './catalog.js'
import {keystoneErrors} from './errors.js'
import {identityRoutes} from './identity.js'
import {domain, projects, type Token, tokens, users} from './model.js'
import {keystoneSeeder} from './seed.js'
import {type AuthBody, issue, rolesOf, tokenUser, validToken} from './token.js'

export function keystone(credentials: Credentials): Service {
  let catalogs: CatalogCache
  return service({
    name: 'keystone',
    mount: '/keystone',
    global: true,
    errors: keystoneErrors,
    install: (sim) => {
      catalogs = new CatalogCache(sim)
      sim.seed(keystoneSeeder(credentials))
      sim.provide('tokenUser', (token) => tokenUser(sim, token))
      sim.provide('oidcUser', (token) => (token === credentials.oidcToken ? administrator(sim) : undefined))
    },
    routes: (router) => {
      discoveryRoutes(router)
      tokenRoutes(router, () => catalogs)
      identityRoutes(router)
    },
  })
}

function discoveryRoutes(router: Router): void {
  router.get('/', {policy: 'public'}, (c) => {
    const location = `${c.base}/v3/`
    return reply(300, {versions: {values: [version(location)]}}, {location})
  })
  router.get('/v3', {policy: 'public'}, (c) => ({version: version(`${c.base}/v3/`)}))
}

const version = (href: string) => ({
  id: 'v3.14',
  status: 'stable',
  updated: '2020-04-07T00:00:00Z',
  links: [{rel: 'self', href}],
  'media-types': [{base: 'application/json', type: 'application/vnd.openstack.identity-v3+json'}],
})

function tokenRoutes(router: Router, catalogs: () => CatalogCache): void {
  const path = '/v3/auth/tokens'
  const show = (c: Call, status: number, {token, shown}: Subject, withCatalog: boolean) => {
    const catalog = withCatalog ? catalogs().text(c.server, c.region.name) : undefined
    return reply(status, tokenText(c.sim, token, catalog), {
      'content-type': 'application/json',
      vary: 'X-Auth-Token',
      'x-subject-token': shown,
    })
  }
  router.post(path, {policy: 'public'}, (c) => {
    const subject = issue(c.sim, (c.body ?? {}) as AuthBody)
    return show(c, 201, subject, c.search.get('nocatalog') === null)
  })
  router.get(path, {policy: signedIn}, (c) => show(c, 200, subjectOf(c), c.search.get('nocatalog') === null))
  router.head(path, {policy: signedIn}, (c) => reply(200, undefined, {'x-subject-token': subjectOf(c).shown}))
  router.delete(path, {policy: signedIn}, (c) => {
    c.sim.private.of(tokens).remove(subjectOf(c).token.id)
    return reply(204)
  })
  router.get('/v3/auth/catalog', {policy: signedIn}, (c) => {
    const body = `{"catalog":${catalogs().text(c.server, c.region.name)},"links":{"self":"${c.base}/v3/auth/catalog"}}`
    return reply(200, body, {'content-type': 'application/json'})
  })
}

const signedIn = (): boolean => true

/** The token that a request is about. */
interface Subject {
  readonly token: Token
  readonly shown: string
}

function subjectOf(c: Call): Subject {
  const shown = c.header('x-subject-token') ?? ''
  return {token: validToken(c.sim, shown) ?? refuse(404, `Could not find token: ${shown}.`), shown}
}

function tokenText(sim: Simulation, token: Token, catalog: string | undefined): string {
  const user = sim.world.of(users).get(token.user)
  const project = sim.world.of(projects).get(token.project)
  const body = JSON.stringify({
    methods: token.methods,
    user: {domain, id: token.user, name: user?.name, password_expires_at: null},
    audit_ids: [token.id.slice(0, 22)],
    expires_at: isoZulu(token.expires),
    issued_at: isoZulu(token.issued),
    project: {domain, id: token.project, name: project?.name},
    is_domain: false,
    roles: rolesOf(sim, token.user, token.project),
  })
  // The catalog is spliced in as text: it is the bulk of the reply and the same for everybody.
  return catalog === undefined ? `{"token":${body}}` : `{"token":${body.slice(0, -1)},"catalog":${catalog}}}`
}

function administrator(sim: Simulation) {
  const user = sim.world.of(users).find({name: 'admin'})
  const project = sim.world.of(projects).find({name: 'admin'})
  if (user === undefined || project === undefined) return undefined
  const granted = rolesOf(sim, user.id, project.id).map((role) => role.name)
  return {
    id: user.id,
    name: user.name,
    domain: domain.name,
    project: project.name,
    projectId: project.id,
    roles: granted,
  }
}
