import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {controllerFilesystems, isResizing} from '../record/controller-fs.js'
import {changed, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {drbdResource} from './show.js'

const fixed = "['/uuid', '/id', '/forisystemid', '/isystem_uuid', '/num_parallel']"

export function patchDrbd(c: Call<'uuid'>) {
  const drbd = rowAsked(c, drbdResource)
  const wish = wishes(c, ['link_util', 'num_parallel', 'rtt_ms', 'action', 'secure', 'isystem_uuid'])
  const secure = String(wish['secure'] ?? drbd.secure).toLowerCase()
  if (secure !== 'true' && secure !== 'false') refuse(400, 'Should be True or False for option --secure')
  if (['num_parallel', 'isystem_uuid', 'uuid'].some((field) => field in wish)) {
    refuse(400, `The following fields can not be modified: ${fixed}`)
  }
  const util = wish['link_util'] ?? drbd.link_util
  if (!/^-?\d+$/.test(String(util))) refuse(400, 'DRBD link_util must be an integer.')
  const rtt = Number(wish['rtt_ms'] ?? drbd.rtt_ms)
  if (!Number.isFinite(rtt)) refuse(400, 'DRBD rtt_ms must be a float.')
  if (Number(util) < 5 || Number(util) > 80) refuse(400, 'DRBD link_util must be within: 5 to 80')
  if (rtt < 0.1) refuse(400, 'DRBD rtt_ms must be at least: 0.1 ms')
  if (rtt > 20) refuse(400, 'DRBD rtt_ms must less than: 20.0 ms')
  if (c.region.of(controllerFilesystems).all().some(isResizing)) {
    refuse(400, 'Cannot modify drbd config as a drbd file system resize is taking place.')
  }
  const wanted = {link_util: Number(util), rtt_ms: rtt, secure: secure === 'true'}
  const tuned = wanted.link_util !== drbd.link_util || wanted.rtt_ms !== drbd.rtt_ms
  if ((tuned && wish['action'] === 'apply') || wanted.secure !== drbd.secure) {
    changeConfiguration(c, {personalities: controllers, takes: 'effect'})
  }
  return changed(c, drbdResource, drbd.uuid, wanted)
}
