import {service} from '../../http/service.js'
import {sysinvErrors} from './errors.js'
import {hostLifecycles} from './host/lifecycle.js'
import {hostRoutes} from './host/routes.js'
import {seedHosts} from './host/seed.js'
import {links} from './link.js'

/** Configuration and inventory of one system. */
export const sysinv = service({
  name: 'sysinv',
  mount: '/sysinv',
  errors: sysinvErrors,
  install: (sim) => {
    seedHosts(sim)
    sim.register(...hostLifecycles)
  },
  routes: (router) => {
    router.get('/', {policy: 'public'}, (c) => ({
      name: 'StarlingX System API',
      description: 'configuration and inventory of one system',
      versions: [{id: 'v1', links: links(c.base, '')}],
      default_version: {id: 'v1', links: links(c.base, '')},
    }))
    hostRoutes(router)
  },
})
