import type {Call} from '../../../http/call.js'
import {platformPolicies} from '../../../http/policy.js'
import {refuse} from '../../../http/refusal.js'
import type {Handler, Router} from '../../../http/service.js'
import type {TokenUser} from '../../../seams.js'
import {prestageSubcloud} from '../prestage/handlers.js'
import {setEndpoints} from '../record/endpoint.js'
import {findSubcloud, fromCertMonitor} from '../record/find.js'
import {type Subcloud, type SyncStatus, subclouds} from '../record/model.js'
import {detailedSubcloud, listedSubcloud, shownSubcloud} from '../record/show.js'
import {formOf} from '../values/form.js'
import {jsonBody} from '../values/json-body.js'
import {textOf} from '../values/values.js'
import {addSubcloud} from './add.js'
import {redeploySubcloud} from './redeploy.js'
import {deleteSubcloud} from './remove.js'
import {updateSubcloud} from './update.js'

function listSubclouds(c: Call) {
  const listed = c.region.of(subclouds).all().map(listedSubcloud)
  return {subclouds: fromCertMonitor(c) ? listed.map((one) => ({...one, name: one['region-name']})) : listed}
}

function updateStatus(c: Call<'subcloud'>) {
  const subcloud = findSubcloud(c)
  const body = jsonBody(c)
  const endpoint = textOf(body, 'endpoint') || refuse(400, 'endpoint required')
  if (endpoint !== 'dc-cert') refuse(400, `updating endpoint ${endpoint} status is not allowed`)
  const status = textOf(body, 'status') || refuse(400, 'status required')
  if (!['in-sync', 'out-of-sync', 'unknown'].includes(status)) refuse(400, `status ${status} in invalid.`)
  setEndpoints(c.sim, subcloud, {'dc-cert': status as SyncStatus})
  return {result: 'OK'}
}

/** The deployment manager within the subcloud raises an alarm where a host is not as its configuration says. */
function configSync(c: Call, {availability, region}: Subcloud): string {
  if (availability === 'offline') return 'unknown'
  const differs = c.sim
    .ask('alarms', region)
    .some(({alarmId, entity}) => alarmId === '260.002' && entity.includes('host.starlingx.windriver.com'))
  return `Deployment: configurations ${differs ? 'out-of-date' : 'up-to-date'}`
}

const deprecated = (instead: string) => (c: Call<'subcloud'>) => {
  findSubcloud(c)
  return refuse(410, `This API is deprecated. Please use ${instead}`)
}

const verbs: Readonly<Record<string, Handler<'subcloud'>>> = {
  update_status: updateStatus,
  prestage: prestageSubcloud,
  redeploy: (c) => redeploySubcloud(c, findSubcloud(c), formOf(c)),
  restore: deprecated('/v1.0/subcloud-backup/restore'),
  reconfigure: deprecated('/v1.0/phased-subcloud-deploy/{subcloud}/configure'),
  reinstall: deprecated('/v1.0/subclouds/{subcloud}/redeploy'),
}

/** Changing the management state is an operator's business; whether it is asked is only known from the form. */
const mayOperate = (user: TokenUser) => platformPolicies.operate(user)

function patchSubcloud(c: Call<'subcloud'>) {
  const form = formOf(c)
  const manages = textOf(form.fields, 'management-state') !== ''
  if (!manages && !platformPolicies.write(c.user)) refuse(403, '')
  return updateSubcloud(c, findSubcloud(c), form)
}

export function subcloudRoutes(router: Router): void {
  router.get('/v1.0/subclouds', {}, listSubclouds)
  router.post('/v1.0/subclouds', {}, addSubcloud)
  router.get('/v1.0/subclouds/:subcloud', {}, (c) => shownSubcloud(findSubcloud(c)))
  router.patch('/v1.0/subclouds/:subcloud', {policy: mayOperate}, patchSubcloud)
  router.delete('/v1.0/subclouds/:subcloud', {}, deleteSubcloud)
  // Any further word asks for the details.
  router.get('/v1.0/subclouds/:subcloud/:verb', {}, (c) => {
    const subcloud = findSubcloud(c)
    return detailedSubcloud(subcloud, configSync(c, subcloud), c.sim.ask('oamAddress', subcloud.region))
  })
  router.patch('/v1.0/subclouds/:subcloud/:verb', {}, (c) => verbs[c.params.verb]?.(c) ?? null)
}
