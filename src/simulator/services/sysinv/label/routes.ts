import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {deleteLabel, postLabels} from './handlers.js'
import {labelResource} from './show.js'

export function labelRoutes(router: Router): void {
  readRoutes(router, labelResource)
  router.post('/v1/labels/:uuid', {}, postLabels)
  router.delete('/v1/labels/:uuid', {}, deleteLabel)
}
