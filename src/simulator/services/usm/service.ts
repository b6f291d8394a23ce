import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {service} from '../../http/service.js'
import {starting} from './deploy/begin.js'
import {activating, deactivating} from './deploy/finish.js'
import {installing, reverting} from './deploy/host.js'
import {deployRoutes} from './deploy/routes.js'
import {noMethod, usmErrors} from './errors.js'
import {releaseRoutes} from './release/routes.js'
import {seedReleases} from './release/seed.js'
import {diskFault, unpacking} from './release/upload.js'
import {systemDeployRoutes} from './system-deploy/routes.js'
import {offerSoftware} from './wanted.js'

const version = (c: Call) => ({id: 'v1', links: [{href: `${c.base}/v1/`, rel: 'self'}]})

const resource = (c: Call, name: string) => [
  {href: `${c.base}/v1/${name}/`, rel: 'self'},
  {href: `${c.base}/${name}/`, rel: 'bookmark'},
]

const firstVersion = (c: Call) => ({
  id: 'v1',
  media_types: [{base: 'application/json', type: 'application/vnd.openstack.software.v1+json'}],
  links: version(c).links,
  software: resource(c, 'software'),
  release: resource(c, 'release'),
  deploy: resource(c, 'deploy'),
  deploy_host: resource(c, 'deploy_host'),
})

/** Releases of one system and their deployment. */
export const usm = service({
  name: 'usm',
  mount: '/usm',
  errors: usmErrors,
  install: (sim) => {
    seedReleases(sim)
    sim.faults.declareHostless(diskFault)
    sim.register(unpacking, starting, installing, reverting, activating, deactivating)
    offerSoftware(sim)
  },
  routes: (router) => {
    router.get('/', {}, (c) => ({
      name: 'StarlingX USM API',
      description: 'releases of one system and their deployment',
      versions: [version(c)],
      default_version: version(c),
    }))
    router.get('/v1', {}, firstVersion)
    router.get('/v1/software/in_sync_controller', {}, () => ({in_sync: true}))
    // These list what they have and lead to nothing of their own: any other word there is a method that they lack.
    for (const name of ['software', 'deploy', 'deploy_host', 'system_deploy']) {
      router.get(`/v1/${name}/*`, {}, () => refuse(405, noMethod))
    }
    releaseRoutes(router)
    deployRoutes(router)
    systemDeployRoutes(router)
  },
})
