import type {Router} from '../../../http/service.js'
import {deployCreate, deployVerb} from './handlers.js'

export function deployRoutes(router: Router): void {
  router.post('/v1.0/phased-subcloud-deploy', {}, deployCreate)
  router.patch('/v1.0/phased-subcloud-deploy/:subcloud', {}, deployVerb)
  router.patch('/v1.0/phased-subcloud-deploy/:subcloud/:verb', {}, deployVerb)
}
