import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {installCertificate, uninstallCertificate} from './install.js'
import {kubernetesInventory, wholeInventory} from './inventory.js'
import {certificateResource} from './show.js'

export function certificateRoutes(router: Router): void {
  router.get('/v1/certificate/get_all_certs', {}, wholeInventory)
  router.get('/v1/certificate/get_all_k8s_certs', {}, kubernetesInventory)
  router.post('/v1/certificate/certificate_install', {}, installCertificate)
  readRoutes(router, certificateResource)
  router.delete('/v1/certificate/:uuid', {}, uninstallCertificate)
}
