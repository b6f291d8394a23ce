import type {Router} from '../../../http/service.js'
import {removeAsked} from '../resource/change.js'
import {readRoutes} from '../resource/resource.js'
import {patchController, postController, tellHosts} from './handlers.js'
import {sdnControllerResource} from './show.js'

export function sdnControllerRoutes(router: Router): void {
  readRoutes(router, sdnControllerResource)
  router.post('/v1/sdn_controller', {}, postController)
  router.patch('/v1/sdn_controller/:uuid', {}, patchController)
  router.delete('/v1/sdn_controller/:uuid', {}, (c) => removeAsked(c, sdnControllerResource, () => tellHosts(c)))
}
