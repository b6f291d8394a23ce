import type {Call} from '../../http/call.js'
import {service} from '../../http/service.js'
import {starting} from './deploy/begin.js'
import {activating, deactivating} from './deploy/finish.js'
import {installing, reverting} from './deploy/host.js'
import {deployRoutes} from './deploy/routes.js'
import {usmErrors} from './errors.js'
import {releaseRoutes} from './release/routes.js'
import {seedReleases} from './release/seed.js'
import {diskFault, unpacking} from './release/upload.js'
import {systemDeployRoutes} from './system-deploy/routes.js'
import {offerSoftware} from './wanted.js'

const version = (c: Call) => ({id: 'v1', links: [{href: `${c.base}/v1/`, rel: 'self'}]})

/** Releases of one system and their deployment. */
export const usm = service({
  name: 'usm',
  mount: '/usm',
  errors: usmErrors,
  install: (sim) => {
    seedReleases(sim)
    sim.faults.declare(diskFault)
    sim.register(unpacking, starting, installing, reverting, activating, deactivating)
    offerSoftware(sim)
  },
  routes: (router) => {
    router.get('/', {policy: 'public'}, (c) => ({
      name: 'USM API',
      description: 'releases of one system and their deployment',
      versions: [version(c)],
      default_version: version(c),
    }))
    router.get('/v1', {policy: 'public'}, version)
    router.get('/v1/software/in_sync_controller', {}, () => ({in_sync: true}))
    releaseRoutes(router)
    deployRoutes(router)
    systemDeployRoutes(router)
  },
})
