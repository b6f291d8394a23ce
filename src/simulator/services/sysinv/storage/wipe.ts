import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts} from '../record/host.js'
import {change, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {partitions, physicalVolumes} from './model.js'
import {diskResource} from './show.js'

/** Erases a disk that nothing uses and puts an empty partition table on it; the answer is empty. */
export function wipeDisk(c: Call<'uuid'>) {
  const disk = rowAsked(c, diskResource)
  const wish = wishes(c, ['partition_table', 'skip_formatting'])
  if (wish['partition_table'] !== 'gpt') refuse(400, 'Only gpt disk formatting is supported.')
  const personality = c.region.of(hosts).get(disk.ihost_uuid)?.personality
  if (personality !== 'controller' && personality !== 'worker') {
    refuse(400, 'ERROR: Host personality must be a one of controller, worker]')
  }
  if (disk.capabilities['stor_function'] === 'rootfs') {
    refuse(400, 'ERROR: Cannot wipe and GPT format the rootfs disk.')
  }
  const own = c.region.of(partitions).where({idisk_uuid: disk.uuid})
  const used = new Set([disk.uuid, ...own.map((one) => one.uuid)])
  if (c.region.of(physicalVolumes).find((one) => used.has(one.disk_or_part_uuid)) !== undefined) {
    refuse(
      400,
      'ERROR: Can only wipe and GPT format a disk that is not used and does not have partitions used by a physical volume.',
    )
  }
  for (const {uuid} of own) c.region.of(partitions).remove(uuid)
  change(c, diskResource, disk.uuid, {available_mib: disk.size_mib})
  return null
}
