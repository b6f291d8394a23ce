import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {backends} from '../record/ceph.js'
import {type Host, nameOf} from '../record/host.js'
import {isUuid} from '../resource/uuid.js'
import {deploymentModel, rookDeployment} from './deployment.js'
import {type Disk, disks, type Stor, stors} from './model.js'
import {onDisk} from './partition-check.js'

const carriers: Readonly<Record<string, string>> = {'storage-nodes': 'storage', 'controller-nodes': 'controller'}

/** Which hosts carry OSDs follows from how ceph is deployed. */
export function checkStorHost(c: Call, host: Host): void {
  if (c.region.of(backends).find({backend: 'ceph'}) === undefined) {
    checkRookHost(c, host)
    return
  }
  const deployment = deploymentModel(c.region)
  const wanted = carriers[deployment]
  if (wanted !== undefined && host.personality !== wanted) {
    refuse(400, `Storage model is '${deployment}'. Storage devices can only be added to ${wanted} nodes.`)
  }
  if (deployment === 'undefined') {
    refuse(400, 'Please install storage-0 or configure a Ceph monitor on a worker node before adding storage devices.')
  }
  const onControllers = deployment !== 'storage-nodes'
  if (onControllers && host.administrative === 'unlocked' && host.operational !== 'enabled') {
    refuse(400, `Host ${nameOf(host)} must be unlocked and operational state enabled.`)
  }
  if (!onControllers && host.administrative !== 'locked') refuse(400, `Host ${nameOf(host)} must be locked.`)
}

const rookCarriers: Readonly<Record<string, string>> = {controller: 'controller', dedicated: 'worker'}

function checkRookHost(c: Call, host: Host): void {
  const deployment = rookDeployment(c.region)
  if (deployment === undefined) refuse(400, 'System must have either a ceph or a ceph-rook backend')
  const wanted = rookCarriers[deployment]
  if (wanted === undefined || host.personality === wanted) return
  refuse(
    400,
    `Deployment model ${deployment} from storage backend ceph-rook-store does not support osd on host ` +
      `${nameOf(host)}.`,
  )
}

export function checkDisk(c: Call, host: Host, disk: Disk): void {
  if (disk.istor_uuid !== null) refuse(400, 'Disk already assigned.')
  if (disk.ihost_uuid !== host.uuid) refuse(400, 'Disk is attached to a different host')
  if (disk.capabilities['stor_function'] === 'rootfs') refuse(400, 'Can not associate to a rootfs disk')
  if (onDisk(c, disk).length > 0) {
    refuse(400, 'Cannot assign storage function to a disk that contains other partitions.')
  }
  if (disk.ipv_uuid !== null) {
    refuse(400, 'Cannot assign storage function to a disk already assigned as a physical volume to a volume group.')
  }
}

/** The stor for journals that was asked for, or the only one of the host; null keeps the journal with its OSD. */
export function journalFor(c: Call, host: Host, ref: string | null): Stor | null {
  if (ref === null) {
    const own = c.region.of(stors).where((one) => one.ihost_uuid === host.uuid && one.function === 'journal')
    if (own.length > 1) {
      refuse(400, `Multiple journal stors are available. Choose from:\n${own.map((one) => `${one.uuid}\n`).join('')}`)
    }
    return own[0] ?? null
  }
  if (!isUuid(ref)) refuse(400, `Expected a uuid but received ${ref}.`)
  const stor = c.region.of(stors).get(ref) ?? refuse(400, `No journal stor with the provided uuid: ${ref}`)
  if (stor.ihost_uuid !== host.uuid) refuse(400, 'The provided stor belongs to another host.')
  if (stor.function !== 'journal') refuse(400, 'The provided uuid belongs to a stor that is not of journal type.')
  return stor
}

const sizes = {least: 200, usual: 400, most: 10_240}
const besideOsd = 1024

/** In MiB; beside its OSD a journal has the one size. */
export function journalSize(journal: Stor | null, wanted: unknown): number {
  if (journal === null) return besideOsd
  return wanted === undefined || wanted === null || Number(wanted) === 0 ? sizes.usual : Number(wanted)
}

/** A disk for journals loses a MiB at either end. */
export function checkJournalSize(c: Call, journal: Stor, size: number, released: number): void {
  if (size > sizes.most) {
    refuse(400, `The journal size you have provided is greater than the maximum accepted: ${sizes.most} `)
  }
  if (size < sizes.least) {
    refuse(400, `The journal size you have provided is smaller than the minimum accepted: ${sizes.least} `)
  }
  const total = c.region.of(disks).get(journal.idisk_uuid)?.size_mib ?? 0
  const used = c.region
    .of(stors)
    .where((one) => one.function === 'osd' && one.journal_location === journal.uuid)
    .reduce((sum, one) => sum + (one.journal_size_mib ?? 0), -released)
  if (used + size + 2 > total) {
    refuse(
      400,
      'Failed to create journal for the OSD.\n' +
        `Not enough space on journal storage ${journal.uuid}. Remaining space: ${total - used - 2} out of ${total}`,
    )
  }
}
