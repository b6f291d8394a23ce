import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {deleteControllerFs, postControllerFs} from './floating-monitor.js'
import {updateMany} from './handlers.js'
import {controllerFsResource} from './show.js'

export function controllerFsRoutes(router: Router): void {
  readRoutes(router, controllerFsResource)
  router.put('/v1/isystems/:system/controller_fs/update_many', {}, updateMany)
  router.post('/v1/controller_fs', {}, postControllerFs)
  router.delete('/v1/controller_fs/:uuid', {}, deleteControllerFs)
}
