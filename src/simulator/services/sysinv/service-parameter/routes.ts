import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {addParameters, applyParameters, listParameters, modifyParameter, removeParameter} from './handlers.js'
import {serviceParameterResource} from './show.js'

export function serviceParameterRoutes(router: Router): void {
  router.get('/v1/service_parameter', {}, listParameters)
  readRoutes(router, {...serviceParameterResource, listed: false})
  router.post('/v1/service_parameter', {}, addParameters)
  router.post('/v1/service_parameter/apply', {}, applyParameters)
  router.patch('/v1/service_parameter/:uuid', {}, modifyParameter)
  router.delete('/v1/service_parameter/:uuid', {}, removeParameter)
}
