import type {Router} from '../../../http/service.js'
import {getSuppression, listSuppressions, patchSuppression} from './handlers.js'

export function suppressionRoutes(router: Router, version: string): void {
  router.get(`${version}/event_suppression`, {}, listSuppressions)
  router.get(`${version}/event_suppression/:uuid`, {}, getSuppression)
  router.patch(`${version}/event_suppression/:uuid`, {}, patchSuppression)
}
