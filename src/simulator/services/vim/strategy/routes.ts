import type {Router} from '../../../http/service.js'
import {types} from '../model.js'
import {deleteStrategy, getByUuid, getCurrent, getStrategy, postAction, postStrategy} from './handlers.js'

const root = '/api/orchestration'

export function strategyRoutes(router: Router): void {
  // Nothing says who may read this one, so that who may write does.
  router.get(`${root}/current-strategy/strategy`, {policy: 'write'}, getCurrent)
  for (const type of types) {
    const path = `${root}/${type}/strategy` as const
    router.get(path, {}, (c) => getStrategy(c, type))
    router.post(path, {}, (c) => postStrategy(c, type))
    router.delete(path, {}, (c) => deleteStrategy(c, type))
    router.post(`${path}/actions`, {}, (c) => postAction(c, type))
    router.get(`${path}/:uuid`, {}, getByUuid)
  }
}
