import type {Router} from '../../../http/service.js'
import {getHost, listHosts, patchHost} from './handlers.js'

export function hostRoutes(router: Router): void {
  router.get('/v1/ihosts', {}, listHosts)
  router.get('/v1/ihosts/:host', {}, getHost)
  router.patch('/v1/ihosts/:host', {policy: 'operate'}, patchHost)
}
