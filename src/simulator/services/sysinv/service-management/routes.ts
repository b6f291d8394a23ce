import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {patchService} from './handlers.js'
import {groupRows, nodeRows, serviceRows} from './state.js'

export function serviceManagementRoutes(router: Router): void {
  router.get('/v1/services', {}, (c) => ({services: serviceRows(c)}))
  router.get('/v1/services/:ref', {}, (c) => {
    const ref = c.params.ref
    return serviceRows(c).find((one) => String(one.id) === ref) ?? refuse(400, `Service ${ref} could not be found`)
  })
  router.get('/v1/servicenodes', {}, (c) => ({nodes: nodeRows(c)}))
  router.get('/v1/servicenodes/:ref', {}, (c) => {
    const ref = c.params.ref
    return nodeRows(c).find((one) => String(one.id) === ref) ?? refuse(400, `Service node ${ref} could not be found`)
  })
  router.get('/v1/servicegroup', {}, (c) => ({sm_servicegroup: groupRows(c)}))
  router.get('/v1/servicegroup/:ref', {}, (c) => {
    const ref = c.params.ref
    return groupRows(c).find((one) => one.uuid === ref) ?? refuse(400, `Service group ${ref} could not be found`)
  })
  router.patch('/v1/services/:ref', {}, patchService)
}
