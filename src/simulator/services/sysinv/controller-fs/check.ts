import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {backupOverhead, type ControllerFs, controllerFilesystems} from '../record/controller-fs.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {hostFilesystems, physicalVolumes} from '../storage/model.js'
import {roomOn} from '../storage/space.js'

export interface Resize {
  readonly fs: ControllerFs
  readonly size: number
}

/** The database takes its room twice, so that it can be upgraded beside itself. */
export const growthOf = (resizes: readonly Resize[]): number =>
  resizes.reduce((sum, {fs, size}) => sum + (size - fs.size) * (fs.name === 'database' ? 2 : 1), 0)

/** A controller may be degraded by a full file system only, which growing it clears. */
const fullFilesystem = '100.104'

export function checkControllers(c: Call): readonly Host[] {
  const all = c.region.of(hosts).where({personality: 'controller'})
  for (const host of all) {
    const {administrative, operational, availability} = host
    if (administrative === 'unlocked' && operational === 'enabled' && availability === 'available') continue
    const alarms = c.sim.ask('alarms', c.region.name)
    const degrading = alarms
      .filter((one) => one.degrading && one.entity.includes('controller-') && one.alarmId !== fullFilesystem)
      .map(({alarmId}) => alarmId)
    if (availability === 'degraded' && degrading.length === 0) continue
    const ids = [...new Set(degrading)].map((id) => `'${id}'`).join(', ')
    const explained = ids === '' ? '' : `Check alarms with the following IDs: [${ids}]`
    refuse(
      400,
      'This operation requires controllers to be unlocked, enabled, available. ' +
        `Current status is ${administrative}, ${operational}, ${availability}. ${explained}.`,
    )
  }
  return all
}

/** The backup has to hold the database and the platform. */
export function checkBackupSize(c: Call, controllers: readonly Host[], resizes: readonly Resize[]): void {
  const sizeOf = (name: string) =>
    resizes.find(({fs}) => fs.name === name)?.size ?? c.region.of(controllerFilesystems).find({name})?.size ?? 0
  const [platform, database] = [sizeOf('platform'), sizeOf('database')]
  const least = platform + database + backupOverhead
  for (const host of controllers) {
    const backup = c.region.of(hostFilesystems).find({ihost_uuid: host.uuid, name: 'backup'})?.size ?? 0
    if (backup >= least) continue
    refuse(
      400,
      `backup size of ${backup} is insufficient for host ${nameOf(host)}. Minimum backup size of ${least} is ` +
        `required based upon platform size ${platform} and database size ${database}. Rejecting modification request.`,
    )
  }
}

export function checkGrowth(c: Call, controllers: readonly Host[], growth: number): void {
  for (const host of controllers) {
    const added = c.region
      .of(physicalVolumes)
      .where({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
      .some((volume) => volume.pv_state !== 'provisioned')
    if (!added) continue
    refuse(400, `Cannot resize filesystem. There are still unprovisioned physical volumes on ${nameOf(host)}.`)
  }
  const free = Math.min(...controllers.map((host) => roomOn(c, host)))
  if (growth > free) refuse(400, `Total target growth size ${growth} GiB exceeds growth limit of ${free} GiB.`)
}
