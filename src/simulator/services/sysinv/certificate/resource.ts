import {isoZone} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {pick, type Resource, readRoutes, rowAsked, showRow} from '../resource/resource.js'
import {watchExpiry} from './expiry.js'
import {installCertificate} from './install.js'
import {kubernetesInventory, wholeInventory} from './inventory.js'
import {type Certificate, certificates} from './model.js'

const certificateResource: Resource<Certificate> = {
  collection: certificates,
  path: 'certificate',
  list: 'certificates',
  argument: 'certificate_uuid',
  missing: (ref) => refuse(400, `No certificate found for ${ref}`),
  show: (row) => ({
    ...pick(row, 'uuid', 'certtype', 'issuer', 'signature'),
    start_date: isoZone(row.start),
    expiry_date: isoZone(row.expiry),
    details: null,
    ...pick(row, 'subject', 'hash_subject'),
  }),
}

/** Answered with what is no more there. */
function uninstall(c: Call) {
  const row = rowAsked(c, certificateResource)
  if (row.certtype !== 'ssl_ca') {
    refuse(
      400,
      `Unsupported mode: ${row.certtype}\n` +
        'Please use certificate-install instead to update the existing certificate',
    )
  }
  c.region.of(certificates).remove(row.uuid)
  watchExpiry(c.sim, c.region.name)
  return showRow(c, certificateResource, row)
}

export function certificateRoutes(router: Router): void {
  router.get('/v1/certificate/get_all_certs', {}, wholeInventory)
  router.get('/v1/certificate/get_all_k8s_certs', {}, kubernetesInventory)
  router.post('/v1/certificate/certificate_install', {}, installCertificate)
  readRoutes(router, certificateResource)
  router.delete('/v1/certificate/:uuid', {}, uninstall)
}
