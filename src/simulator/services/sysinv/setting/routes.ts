import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {type Resource, readRoutes} from '../resource/resource.js'
import type {Row} from '../row.js'
import {notPermitted, patchDns, patchNtp, patchRemoteLogging} from './handlers.js'
import {patchOam} from './oam.js'
import {dnsResource, ntpResource, oamResource, ptpModeResource, remoteLoggingResource, userResource} from './show.js'

export function settingRoutes(router: Router): void {
  for (const resource of [
    dnsResource,
    ntpResource,
    ptpModeResource,
    oamResource,
    remoteLoggingResource,
    userResource,
  ]) {
    readRoutes(router, resource as Resource<Row>)
  }
  router.patch('/v1/idns/:uuid', {}, patchDns)
  router.patch('/v1/intp/:uuid', {}, patchNtp)
  router.patch('/v1/iextoam/:uuid', {}, patchOam)
  router.patch('/v1/remotelogging/:uuid', {}, patchRemoteLogging)
  const deprecated = () => refuse(400, 'Single-instance PTP service API is deprecated')
  router.patch('/v1/ptp/:uuid', {}, deprecated)
  router.post('/v1/ptp/apply', {}, deprecated)
  // There is one of each, always.
  for (const one of ['idns', 'intp', 'iextoam', 'remotelogging', 'ptp']) {
    router.post(`/v1/${one}`, {}, notPermitted)
    router.delete(`/v1/${one}/:uuid`, {}, notPermitted)
  }
}
