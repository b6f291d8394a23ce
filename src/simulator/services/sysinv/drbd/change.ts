import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {controllerFilesystems} from '../controller-fs/model.js'
import {changed, integer, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {drbdResource} from './resource.js'

function patchDrbd(c: Call) {
  const drbd = rowAsked(c, drbdResource)
  const wish = wishes(c, ['link_util', 'num_parallel', 'rtt_ms', 'action', 'secure', 'hmac', 'secret'])
  if (c.region.of(controllerFilesystems).find({state: 'resizing'}) !== undefined) {
    refuse(400, 'Cannot modify drbd config as a drbd file system resize is taking place.')
  }
  const util = wish['link_util'] ?? drbd.link_util
  if (!/^-?\d+$/.test(String(util))) refuse(400, 'DRBD link_util must be an integer.')
  if (Number(util) < 5 || Number(util) > 80) refuse(400, 'DRBD link_util must be within: 5 to 80')
  const rtt = Number(wish['rtt_ms'] ?? drbd.rtt_ms)
  if (!Number.isFinite(rtt)) refuse(400, 'DRBD rtt_ms must be a float.')
  if (rtt < 0.1) refuse(400, 'DRBD rtt_ms must be at least: 0.1 ms')
  if (rtt > 20) refuse(400, 'DRBD rtt_ms must less than: 20.0 ms')
  const parallel = 'num_parallel' in wish ? integer('num_parallel', wish['num_parallel']) : drbd.num_parallel
  if (wish['action'] === 'apply') changeConfiguration(c, {personalities: controllers, takes: 'effect'})
  return changed(c, drbdResource, drbd.uuid, {link_util: Number(util), rtt_ms: rtt, num_parallel: parallel})
}

export function drbdChanges(router: Router): void {
  router.patch('/v1/drbdconfig/:uuid', {}, patchDrbd)
}
