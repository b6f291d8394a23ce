import type {Router} from '../../../http/service.js'
import {deleteStrategy, getByUuid, getCurrent, getStrategy, postAction, postStrategy} from './handlers.js'

const root = '/api/orchestration'

export function strategyRoutes(router: Router): void {
  router.get(`${root}/current-strategy/strategy`, {}, getCurrent)
  router.get(`${root}/:type/strategy`, {}, getStrategy)
  router.post(`${root}/:type/strategy`, {}, postStrategy)
  router.delete(`${root}/:type/strategy`, {}, deleteStrategy)
  router.post(`${root}/:type/strategy/actions`, {}, postAction)
  router.get(`${root}/:type/strategy/:uuid`, {}, getByUuid)
}
