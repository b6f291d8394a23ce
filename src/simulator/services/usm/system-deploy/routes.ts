import type {Router} from '../../../http/service.js'
import {deleteSystemDeploy, listSystemDeploys, postInit} from './handlers.js'

export function systemDeployRoutes(router: Router): void {
  router.get('/v1/system_deploy', {}, listSystemDeploys)
  router.delete('/v1/system_deploy', {}, deleteSystemDeploy)
  router.post('/v1/system_deploy/init', {}, (c) => postInit(c, undefined))
  router.post('/v1/system_deploy/:release/init', {}, (c) => postInit(c, c.params.release))
}
