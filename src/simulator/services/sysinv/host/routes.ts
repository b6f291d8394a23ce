import type {Router} from '../../../http/service.js'
import {abortImages, updateImages} from '../device/writing.js'
import {upgradeControlPlaneAsked, upgradeKubeletAsked} from '../kube/handlers.js'
import {takesNoArguments} from '../resource/resource.js'
import {postHost} from './add.js'
import {exportHosts, postHosts} from './bulk.js'
import {deleteHost} from './delete.js'
import {getHost, listHosts, listHostsOfSystem, listHostsWhole, postVimEvent, thenShown} from './handlers.js'
import {getKernel, patchKernel} from './kernel.js'
import {patchHost} from './update.js'

export function hostRoutes(router: Router): void {
  router.get('/v1/ihosts', {}, listHosts)
  router.post('/v1/ihosts', {}, postHost)
  router.get('/v1/ihosts/detail', {}, listHostsWhole)
  router.get('/v1/ihosts/wipe_osds', {}, () => true)
  router.get('/v1/ihosts/bulk_export', {}, exportHosts)
  router.post('/v1/ihosts/bulk_add', {}, postHosts)
  router.get('/v1/ihosts/:host', {}, (c) => {
    takesNoArguments(c)
    return getHost(c)
  })
  router.patch('/v1/ihosts/:host', {policy: 'operate'}, patchHost)
  router.delete('/v1/ihosts/:host', {}, deleteHost)
  router.get('/v1/isystems/:parent/ihosts', {}, listHostsOfSystem)
  router.post('/v1/ihosts/:host/device_image_update', {}, thenShown(updateImages))
  router.post('/v1/ihosts/:host/device_image_update_abort', {}, thenShown(abortImages))
  router.post('/v1/ihosts/:host/kube_upgrade_control_plane', {}, thenShown(upgradeControlPlaneAsked))
  router.post('/v1/ihosts/:host/kube_upgrade_kubelet', {}, thenShown(upgradeKubeletAsked))
  router.get('/v1/ihosts/:host/kernel', {}, getKernel)
  router.patch('/v1/ihosts/:host/kernel', {}, patchKernel)
  router.post('/v1/ihosts/:host/vim', {policy: 'operate'}, postVimEvent)
}
