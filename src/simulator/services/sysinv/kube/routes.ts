import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {kubeTools, kubeVersions} from '../record/kube.js'
import {upgradableFrom} from '../record/kube-version.js'
import {noServer, pick, readRoutes} from '../resource/resource.js'
import {patchUpgrade, postUpgrade} from './handlers.js'
import {cluster, kubeHostResource, kubeUpgradeResource, showVersion} from './show.js'
import {deleteUpgrade} from './upgrade.js'

export function kubeRoutes(router: Router): void {
  readRoutes(router, kubeUpgradeResource)
  readRoutes(router, kubeHostResource)
  router.get('/v1/kube_versions', {}, (c) => ({kube_versions: kubeVersions.map((version) => showVersion(c, version))}))
  router.get('/v1/kube_versions/:version', {}, (c) => {
    const version = c.params.version
    if (!kubeVersions.includes(version)) refuse(404, version)
    const {target, state} = showVersion(c, version)
    const upgrade_from = upgradableFrom(version)
    return {version, upgrade_from, downgrade_to: [], applied_patches: [], available_patches: [], target, state}
  })
  router.get('/v1/kube_cmd_versions', {}, (c) => ({
    ...pick(c.region.of(kubeTools).all()[0] ?? refuse(404, 'KubeCmdVersion'), 'kubeadm_version', 'kubelet_version'),
    ...{created_at: null, updated_at: null},
  }))
  router.get('/v1/kube_clusters', {}, (c) => ({kube_clusters: [cluster(c)]}))
  router.get('/v1/kube_clusters/:name', {}, (c) => {
    const {name} = c.params
    return name === 'kubernetes' ? cluster(c) : noServer(name)
  })
  router.post('/v1/kube_upgrade', {}, postUpgrade)
  router.patch('/v1/kube_upgrade', {}, patchUpgrade)
  router.delete('/v1/kube_upgrade', {}, (c) => {
    deleteUpgrade(c)
    return reply(204)
  })
  router.post('/v1/kube_config_kubelet/apply', {}, () => ({success: 'kube-config-kubelet applied.', error: ''}))
}
