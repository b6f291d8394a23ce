import type {Router} from '../../../http/service.js'
import {deployCreate, deployVerb} from './handlers.js'

export function deployRoutes(router: Router): void {
  router.post('/v1.0/phased-subcloud-deploy', {}, deployCreate)
  router.patch('/v1.0/phased-subcloud-deploy/:subcloud', {}, (c) => deployVerb(c))
  router.patch('/v1.0/phased-subcloud-deploy/:subcloud/:verb', {}, (c) => deployVerb(c, c.params.verb))
}
