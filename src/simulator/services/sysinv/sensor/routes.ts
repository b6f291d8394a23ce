import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {patchGroup, patchSensor, relearn} from './handlers.js'
import {sensorGroupResource, sensorResource} from './show.js'

export function sensorRoutes(router: Router): void {
  readRoutes(router, sensorResource)
  readRoutes(router, sensorGroupResource)
  router.patch('/v1/isensors/:uuid', {}, patchSensor)
  router.patch('/v1/isensorgroups/:uuid', {}, patchGroup)
  router.post('/v1/isensorgroups/relearn', {}, relearn)
}
