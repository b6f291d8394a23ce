import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {interfaces} from '../record/interface.js'
import {listRows, readRoutes} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import {
  deleteInstance,
  deleteInterface,
  deleteParameter,
  patchInstance,
  patchInterface,
  patchParameter,
  postInstance,
  postInterface,
  postParameter,
} from './handlers.js'
import * as model from './model.js'
import {instanceResource, knownHost, parameterResource, parametersOf, ptpInterfaceResource} from './show.js'

export function ptpRoutes(router: Router): void {
  readRoutes(router, instanceResource)
  readRoutes(router, ptpInterfaceResource)
  readRoutes(router, parameterResource)
  router.get('/v1/ihosts/:parent/ptp_instances', {}, (c) => {
    const host = knownHost(c)
    const rows = c.region.of(model.ptpInstances).where((one) => one.host_uuids.includes(host))
    return listRows(c, instanceResource, rows)
  })
  router.get('/v1/ihosts/:parent/ptp_interfaces', {}, (c) => {
    const host = knownHost(c)
    const own = new Set(
      c.region
        .of(interfaces)
        .where({ihost_uuid: host})
        .map((one) => one.uuid),
    )
    const rows = c.region.of(model.ptpInterfaces).where((one) => one.interface_uuids.some((uuid) => own.has(uuid)))
    return listRows(c, ptpInterfaceResource, rows)
  })
  router.get('/v1/iinterfaces/:parent/ptp_interfaces', {}, (c) => {
    const uuid = uuidArgument('parent_uuid', c.params.parent)
    const rows = c.region.of(model.ptpInterfaces).where((one) => one.interface_uuids.includes(uuid))
    return listRows(c, ptpInterfaceResource, rows)
  })
  for (const owner of ['ptp_instances', 'ptp_interfaces']) {
    router.get(`/v1/${owner}/:parent/ptp_parameters`, {}, (c) => {
      const uuid = uuidArgument('parent_uuid', c.params.parent)
      return listRows(c, parameterResource, parametersOf(c, uuid))
    })
  }
  router.post('/v1/ptp_instances', {}, postInstance)
  router.post('/v1/ptp_instances/apply', {}, () => reply(204))
  router.patch('/v1/ptp_instances/:uuid', {}, patchInstance)
  router.delete('/v1/ptp_instances/:uuid', {}, deleteInstance)
  router.post('/v1/ptp_interfaces', {}, postInterface)
  router.patch('/v1/ptp_interfaces/:uuid', {}, patchInterface)
  router.delete('/v1/ptp_interfaces/:uuid', {}, deleteInterface)
  router.patch('/v1/ptp_parameters/:uuid', {}, patchParameter)
  router.post('/v1/ptp_parameters', {}, postParameter)
  router.delete('/v1/ptp_parameters/:uuid', {}, deleteParameter)
}
