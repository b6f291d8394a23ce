import type {Credentials} from '../../credentials.js'
import {reply} from '../../http/reply.js'
import {type Router, type Service, service} from '../../http/service.js'
import {assignmentRoutes} from './assignment.js'
import {authRoutes} from './auth.js'
import {CatalogCache} from './catalog.js'
import {keystoneErrors} from './errors.js'
import {domainResource, groupResource, projectResource, roleResource, userResource} from './identity.js'
import {offeringRoutes, type Ports} from './offering.js'
import {resourceRoutes} from './resource.js'
import {keystoneSeeder} from './seed.js'
import {Tokens} from './token.js'
import {membershipRoutes, userRoutes} from './user.js'

/** `ports`: what has a port of its own besides the one that all services share. */
export function keystone(credentials: Credentials, ports: Ports): Service {
  let catalogs: CatalogCache
  let tokens: Tokens
  return service({
    name: 'keystone',
    mount: '/keystone',
    global: true,
    errors: keystoneErrors,
    install: (sim) => {
      catalogs = new CatalogCache(sim)
      tokens = new Tokens(sim, credentials)
      sim.seed(keystoneSeeder(credentials))
      sim.provide('tokenUser', (token) => tokens.bearer(token))
      sim.provide('oidcUser', (token) => (token === credentials.oidcToken ? tokens.administrator() : undefined))
    },
    routes: (router) => {
      discoveryRoutes(router)
      authRoutes(router, {tokens: () => tokens, catalogs: () => catalogs, ports})
      resourceRoutes(router, userResource)
      resourceRoutes(router, projectResource)
      resourceRoutes(router, groupResource)
      resourceRoutes(router, roleResource)
      resourceRoutes(router, domainResource)
      userRoutes(router, () => tokens)
      membershipRoutes(router)
      assignmentRoutes(router)
      offeringRoutes(router, ports)
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
