import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {type Subcloud, subclouds} from './model.js'
import {detailedSubcloud, listedSubcloud, shownSubcloud} from './show.js'

/** By name, or by number where the reference is all digits. */
export function findSubcloud(c: Call): Subcloud {
  const ref = c.params['subcloud'] ?? ''
  const table = c.region.of(subclouds)
  return (/^\d+$/.test(ref) ? table.get(Number(ref)) : table.find({name: ref})) ?? refuse(404, 'Subcloud not found')
}

export function subcloudRoutes(router: Router): void {
  router.get('/v1.0/subclouds', {}, (c) => ({subclouds: c.region.of(subclouds).all().map(listedSubcloud)}))
  router.get('/v1.0/subclouds/:subcloud', {}, (c) => shownSubcloud(findSubcloud(c)))
  router.get('/v1.0/subclouds/:subcloud/:detail', {}, (c) => detailedSubcloud(findSubcloud(c)))
}
