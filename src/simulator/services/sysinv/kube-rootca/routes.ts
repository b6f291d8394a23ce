import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {hosts} from '../record/host.js'
import {wishes} from '../resource/change.js'
import {listRows, noServer, readRoutes, showRow} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import {generateCertificate} from './generate.js'
import {updateHost} from './host.js'
import {rootcaHostUpdates} from './model.js'
import {updatePods} from './pods.js'
import {rootcaHostResource, rootcaResource} from './show.js'
import {currentCertificate, currentUpdate, endUpdate, startUpdate} from './update.js'

type Body = Readonly<Record<string, unknown>>

const bodyOf = (c: Call): Body => (typeof c.body === 'object' && c.body !== null ? (c.body as Body) : {})

function phaseOf(c: Call): string {
  const {phase} = bodyOf(c)
  return typeof phase === 'string' ? phase.toLowerCase() : refuse(400, 'phase is required')
}

const orNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export function rootcaRoutes(router: Router): void {
  router.get('/v1/kube_rootca_update/get_cert_id', {}, (c) => ({cert_id: currentCertificate(c), error: ''}))
  router.get('/v1/kube_rootca_update/hosts', {}, (c) => {
    if (currentUpdate(c) === undefined) {
      refuse(400, 'kube-rootca-update-list rejected: No kubernetes root CA update in progress.')
    }
    return listRows(c, rootcaHostResource, c.region.of(rootcaHostUpdates).all())
  })
  readRoutes(router, rootcaResource)
  router.post('/v1/kube_rootca_update', {}, (c) => {
    const alarms = String(bodyOf(c)['alarm_ignore_list'] ?? '').match(/\d{3}\.\d{3}/g) ?? []
    return showRow(c, rootcaResource, startUpdate(c, {force: c.query['force'] === 'True', alarms}))
  })
  router.patch('/v1/kube_rootca_update', {}, (c) => {
    const [other] = Object.keys(c.query)
    if (other !== undefined) refuse(400, `Unknown argument: "${other}"`)
    const {state} = wishes(c, ['state'])
    if (typeof state !== 'string') refuse(400, "Missing mandatory attribute '/state'")
    return showRow(c, rootcaResource, endUpdate(c, state))
  })
  router.post('/v1/kube_rootca_update/generate_cert', {}, (c) => {
    const {expiry_date: date, subject} = bodyOf(c)
    return generateCertificate(c, {expiryDate: orNull(date), subject: orNull(subject)})
  })
  router.post('/v1/kube_rootca_update/pods', {}, (c) => showRow(c, rootcaResource, updatePods(c, phaseOf(c))))
  router.post('/v1/ihosts/:host/kube_update_ca', {}, (c) => {
    const uuid = uuidArgument('host_uuid', c.params.host)
    const find = () => c.region.of(hosts).get(uuid) ?? noServer(uuid)
    return showRow(c, rootcaHostResource, updateHost(c, find, phaseOf(c)))
  })
}
