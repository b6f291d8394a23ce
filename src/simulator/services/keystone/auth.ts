import {isoZulu} from '../../date.js'
import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import type {Simulation} from '../../simulation.js'
import type {CatalogCache} from './catalog.js'
import {placesOf, rolesOf} from './grant.js'
import {domainResource} from './identity.js'
import {domains, projects} from './model.js'
import {type Ports, sightOf} from './offering.js'
import {signedIn} from './policy.js'
import {listed, shown} from './resource.js'
import type {Token, Tokens} from './token.js'
import {projectsOf} from './user.js'

export interface Desk {
  readonly tokens: () => Tokens
  readonly catalogs: () => CatalogCache
  readonly ports: Ports
}

/** Signing in, and what the bearer of a token may do with it. */
export function authRoutes(router: Router, {tokens, catalogs, ports}: Desk): void {
  const path = '/v3/auth/tokens'
  const show = (c: Call, status: number, token: Token) => {
    const withCatalog = c.search.get('nocatalog') === null && token.scope !== undefined
    const catalog = withCatalog ? catalogs().text(sightOf(c, ports), c.region.name) : undefined
    return reply(status, tokenText(c.sim, token, catalog), {
      'content-type': 'application/json',
      vary: 'X-Auth-Token',
      'x-subject-token': token.id,
    })
  }
  const subject = (c: Call): Token => {
    const id = c.header('x-subject-token')
    return tokens().valid(id) ?? refuse(404, `Could not find token: ${id ?? ''}.`)
  }
  router.post(path, {policy: 'public'}, (c) => show(c, 201, tokens().issue(c.body)))
  router.get(path, {policy: signedIn}, (c) => show(c, 200, subject(c)))
  router.head(path, {policy: signedIn}, (c) => reply(200, undefined, {'x-subject-token': subject(c).id}))
  router.delete(path, {policy: signedIn}, (c) => {
    tokens().revoke(subject(c))
    return reply(204)
  })
  router.get('/v3/auth/catalog', {policy: signedIn}, (c) => {
    const catalog = catalogs().text(sightOf(c, ports), c.region.name)
    const body = `{"catalog":${catalog},"links":{"self":"${c.base}/v3/auth/catalog"}}`
    return reply(200, body, {'content-type': 'application/json'})
  })
  router.get('/v3/auth/projects', {policy: signedIn}, (c) => listed(c, 'projects', projectsOf(c, c.user.id)))
  router.get('/v3/auth/domains', {policy: signedIn}, (c) => {
    const found = placesOf(c.sim, c.user.id, 'domain').flatMap((id) => c.sim.world.of(domains).get(id) ?? [])
    return listed(
      c,
      'domains',
      found.map((domain) => shown(c, domainResource, domain)),
    )
  })
  router.get('/v3/auth/system', {policy: signedIn}, (c) => ({
    system: placesOf(c.sim, c.user.id, 'system').map(() => ({all: true})),
    links: {self: `${c.base}/v3/auth/system`},
  }))
}

function tokenText(sim: Simulation, {user, scope, claims}: Token, catalog: string | undefined): string {
  const domain = (id: string) => ({id, name: sim.world.of(domains).get(id)?.name})
  const body = JSON.stringify({
    methods: claims.methods,
    user: {domain: domain(user.domain_id), id: user.id, name: user.name, password_expires_at: null},
    audit_ids: [claims.audit],
    expires_at: isoZulu(claims.expires),
    issued_at: isoZulu(claims.issued),
    ...(scope === undefined ? {} : {...placeOf(sim, scope), roles: rolesOf(sim, user.id, scope)}),
  })
  // The catalog is spliced in as text: it is the bulk of the reply and the same for everybody.
  return catalog === undefined ? `{"token":${body}}` : `{"token":${body.slice(0, -1)},"catalog":${catalog}}}`
}

function placeOf(sim: Simulation, {scope, where}: NonNullable<Token['scope']>): object {
  const domain = (id: string) => ({id, name: sim.world.of(domains).get(id)?.name})
  if (scope === 'system') return {system: {all: true}}
  if (scope === 'domain') return {domain: domain(where)}
  const project = sim.world.of(projects).get(where)
  const home = project === undefined ? undefined : domain(project.domain_id)
  return {project: {domain: home, id: where, name: project?.name}, is_domain: false}
}
