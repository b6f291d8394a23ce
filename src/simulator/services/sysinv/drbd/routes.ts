import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {patchDrbd} from './handlers.js'
import {drbdResource} from './show.js'

export function drbdRoutes(router: Router): void {
  readRoutes(router, drbdResource)
  router.patch('/v1/drbdconfig/:uuid', {}, patchDrbd)
}
