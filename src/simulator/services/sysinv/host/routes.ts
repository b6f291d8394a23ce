import type {Router} from '../../../http/service.js'
import {getHost, getKernel, listHosts, listHostsWhole, patchHost} from './handlers.js'

export function hostRoutes(router: Router): void {
  router.get('/v1/ihosts', {}, listHosts)
  router.get('/v1/ihosts/detail', {}, listHostsWhole)
  router.get('/v1/ihosts/wipe_osds', {}, () => true)
  router.get('/v1/ihosts/:host', {}, getHost)
  router.patch('/v1/ihosts/:host', {policy: 'operate'}, patchHost)
  router.get('/v1/ihosts/:host/kernel', {}, getKernel)
}
