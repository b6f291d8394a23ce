import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {systems} from '../record/system.js'
import {readRoutes} from '../resource/resource.js'
import {patchSystem} from './handlers.js'
import {systemResource} from './show.js'

export function systemRoutes(router: Router): void {
  router.get('/v1/isystems/mgmtvlan', {}, () => 0)
  router.get('/v1/isystems/region_id', {}, (c) => ({region_name: c.region.of(systems).all()[0]?.region_name}))
  readRoutes(router, systemResource)
  router.patch('/v1/isystems/:uuid', {}, patchSystem)
  for (const [declare, path] of [
    [router.post, '/v1/isystems'],
    [router.delete, '/v1/isystems/:uuid'],
  ] as const) {
    declare(path, {}, () => refuse(403, 'Operation not permitted.'))
  }
}
