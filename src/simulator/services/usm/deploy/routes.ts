import type {Router} from '../../../http/service.js'
import {abort, activate, activateRollback, complete, deleteDeploy} from './finish.js'
import {
  getUpgrade,
  isNext,
  listDeployHosts,
  listDeploys,
  postDeployHost,
  postPrecheck,
  postSelect,
  postStart,
  postUnselect,
} from './handlers.js'
import {postInstallLocal} from './install-local.js'

export function deployRoutes(router: Router): void {
  router.get('/v1/deploy', {}, listDeploys)
  router.delete('/v1/deploy', {}, deleteDeploy)
  router.delete('/v1/deploy/delete', {}, deleteDeploy)
  router.get('/v1/deploy/software_upgrade', {}, getUpgrade)
  router.post('/v1/deploy/software_sync', {}, () => ({result: true}))
  router.post('/v1/deploy/precheck', {}, postPrecheck)
  router.post('/v1/deploy/select', {}, postSelect)
  router.post('/v1/deploy/unselect', {}, postUnselect)
  router.post('/v1/deploy/start', {}, postStart)
  router.post('/v1/deploy/activate', {}, activate)
  router.post('/v1/deploy/complete', {}, complete)
  router.post('/v1/deploy/abort', {}, abort)
  router.post('/v1/deploy/activate_rollback', {}, activateRollback)

  router.get('/v1/deploy_host', {}, listDeployHosts)
  router.get('/v1/deploy_host/next', {}, isNext)
  router.post('/v1/deploy_host', {}, () => ({error: 'Host must be specified for install'}))
  router.post('/v1/deploy_host/install_local', {}, postInstallLocal)
  router.post('/v1/deploy_host/:host', {}, postDeployHost(false))
  router.post('/v1/deploy_host/:host/force', {}, postDeployHost(false))
  router.post('/v1/deploy_host/:host/rollback', {}, postDeployHost(true))
  router.post('/v1/deploy_host/:host/rollback/force', {}, postDeployHost(true))
}
