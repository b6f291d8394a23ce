import {noSuchPath} from '../../../http/problem.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {backends} from '../record/ceph.js'
import {listRows, readRoutes, rowAsked, showRow} from '../resource/resource.js'
import {deleteTier, patchBackend, patchTier, postBackend, postTier} from './handlers.js'
import {deleteMonitor, patchMonitor, postMonitor} from './monitor.js'
import {deleteRookBackend} from './rook-backend.js'
import {backendKinds, backendResource, clusterResource, monitorAddresses, tierResource} from './show.js'

export function cephRoutes(router: Router): void {
  readRoutes(router, clusterResource)
  readRoutes(router, tierResource)
  router.get('/v1/storage_backend/detail', {}, () => refuse(400, 'detail not implemented.'))
  readRoutes(router, backendResource)
  for (const [kind, resource] of Object.entries(backendKinds)) {
    router.get(`/v1/${resource.path}`, {}, (c) => listRows(c, resource, c.region.of(backends).where({backend: kind})))
    router.get(`/v1/${resource.path}/:uuid`, {}, (c) => showRow(c, resource, rowAsked(c, resource)))
  }
  router.get('/v1/ceph_mon/ip_addresses', {}, monitorAddresses)
  router.post('/v1/storage_tiers', {}, postTier)
  router.patch('/v1/storage_tiers/:uuid', {}, patchTier)
  router.delete('/v1/storage_tiers/:uuid', {}, deleteTier)
  router.post('/v1/storage_backend', {}, (c) => postBackend(c))
  router.patch('/v1/storage_backend/:uuid', {}, patchBackend)
  router.delete('/v1/storage_backend', {}, () => refuse(400, 'delete not implemented.'))
  router.delete('/v1/storage_backend/:uuid', {}, noSuchPath)
  for (const [kind, {path}] of Object.entries(backendKinds)) {
    router.post(`/v1/${path}`, {}, (c) => postBackend(c, kind))
    router.patch(`/v1/${path}/:uuid`, {}, patchBackend)
  }
  router.delete('/v1/storage_ceph_rook/:uuid', {}, deleteRookBackend)
  router.post('/v1/ceph_mon', {}, postMonitor)
  router.patch('/v1/ceph_mon/:uuid', {}, patchMonitor)
  router.delete('/v1/ceph_mon/:uuid', {}, deleteMonitor)
}
