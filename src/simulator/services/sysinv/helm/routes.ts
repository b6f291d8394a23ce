import type {Router} from '../../../http/service.js'
import {deleteOverrides, listCharts, showOverrides, updateOverrides} from './handlers.js'

export function helmRoutes(router: Router): void {
  router.get('/v1/helm_charts', {}, listCharts)
  router.get('/v1/helm_charts/:app', {}, showOverrides)
  router.patch('/v1/helm_charts/:app', {}, updateOverrides)
  router.delete('/v1/helm_charts/:app', {}, deleteOverrides)
}
