import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {removeAlarmSummary} from '../audit/alarm-summary.js'
import {lost, watched} from '../audit/model.js'
import {backupLane, restoreLane} from '../backup/lifecycle.js'
import {backups} from '../backup/model.js'
import {controllerDeploying} from '../central/deployment.js'
import {leaveLane} from '../lane/lane.js'
import {clearSubcloudAlarms} from '../record/alarm.js'
import {mayBeDeleted} from '../record/busy.js'
import {findSubcloud, fromPeer} from '../record/find.js'
import {type Subcloud, subcloudFiles, subclouds} from '../record/model.js'
import {closeRegion} from '../region/region.js'
import {forgetOptions} from '../strategy/ongoing.js'
import {dropSteps} from '../strategy/step.js'

export function deleteSubcloud(c: Call<'subcloud'>) {
  const subcloud = findSubcloud(c)
  if (subcloud.management === 'managed' && !fromPeer(c)) {
    refuse(400, "Cannot delete a subcloud that is 'managed' status")
  }
  if (!mayBeDeleted(subcloud)) refuse(400, 'Cannot delete a subcloud during an active operation.')
  if (subcloud.peerGroupId !== null && !fromPeer(c)) {
    refuse(400, 'Cannot delete a subcloud that is part of a peer group on this site')
  }
  if (subcloud.management === 'managed') refuse(422, 'Subcloud must be unmanaged to perform this operation.')
  if (subcloud.availability === 'online') refuse(422, 'Subcloud must be powered down to perform this operation.')
  if (controllerDeploying(c.sim)) {
    refuse(422, 'Subcloud delete is not allowed while system controller has a software deployment in progress.')
  }
  removeSubcloud(c, subcloud)
  return null
}

/** The record, its files, its alarms and its region; what still runs on it ends with it. */
function removeSubcloud(c: Call, subcloud: Subcloud): void {
  clearSubcloudAlarms(c.sim, subcloud.name)
  removeAlarmSummary(c.sim, subcloud.id)
  leaveLane(c.sim, backupLane, subcloud.id)
  leaveLane(c.sim, restoreLane, subcloud.id)
  for (const backup of c.region.of(backups).where({subcloudId: subcloud.id})) c.region.of(backups).remove(backup.key)
  forgetOptions(c.region, subcloud.id)
  dropSteps(c.sim, subcloud.id)
  c.region.of(watched).remove(subcloud.id)
  c.region.of(lost).remove(subcloud.id)
  c.region.of(subcloudFiles).remove(subcloud.id)
  c.region.of(subclouds).remove(subcloud.id)
  closeRegion(c.sim, subcloud.region)
}
