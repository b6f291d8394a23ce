import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {lifecycle} from '../../../simulation.js'
import {tiers} from '../record/ceph.js'
import {hostFor} from '../record/find-host.js'
import {type Host, hosts} from '../record/host.js'
import {isSimplex} from '../record/system.js'
import {change, create, fieldsOf, removeAsked, text} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {functionsOf} from './ceph-filesystem.js'
import {hasRook} from './deployment.js'
import {partitionNode} from './disk.js'
import {makeFilesystem} from './host-filesystem.js'
import * as model from './model.js'
import {cephFilesystem} from './rook-plan.js'
import {deleteRookStor} from './rook-stor.js'
import * as resources from './show.js'
import {checkDisk, checkJournalSize, checkStorHost, journalFor, journalSize} from './stor-check.js'

/** An OSD of a host that works is taken in while it does. */
export const storWork = lifecycle<model.Stor>(
  model.stors,
  'stor.work',
  [
    {
      phase: 'done',
      after: 'host.partition',
      do: (_row, at) => {
        at.emit('osd.configured', {region: at.region})
        return {state: 'configured', updatedAt: at.now}
      },
    },
  ],
  {failed: (_row, at) => ({state: 'configuration-failed', updatedAt: at.now})},
)

function tierFor(c: Call, ref: string | null): string {
  const all = c.region.of(tiers).all()
  if (ref === null && all.length > 1) {
    refuse(400, 'Multiple storage tiers are present. A tier is required for stor creation.')
  }
  const tier = ref === null ? all[0] : c.region.of(tiers).get(ref)
  return tier?.uuid ?? refuse(400, `No tier with id ${ref} found.`)
}

/** The lowest number that no other OSD has. */
function freeNumber(c: Call): number {
  const taken = new Set(
    c.region
      .of(model.stors)
      .all()
      .map((one) => one.osdid),
  )
  for (let n = 0; ; n += 1) if (!taken.has(n)) return n
}

export function postStor(c: Call) {
  const known = ['ihost_uuid', 'function', 'idisk_uuid', 'tier_uuid', 'journal_location', 'journal_size_mib', 'osdid']
  const body = fieldsOf(c, 'stor', known)
  if (text(body['ihost_uuid']) === null) refuse(400, 'No host provided for stor creation.')
  const host = hostFor(c, body['ihost_uuid'], ': failed to create a storage object')
  checkStorHost(c, host)
  const ref = text(body['idisk_uuid']) ?? refuse(400, 'Invalid data: failed to create a storage object')
  const disk = c.region.of(model.disks).get(ref) ?? refuse(400, `No disk with the provided uuid: ${ref}`)
  checkDisk(c, host, disk)
  const role = (text(body['function']) ?? 'osd') as model.Stor['function']
  const osd = role === 'osd'
  const tier_uuid = osd ? tierFor(c, text(body['tier_uuid'])) : null
  const journal = osd ? journalFor(c, host, text(body['journal_location'])) : null
  const size = osd ? journalSize(journal, body['journal_size_mib']) : null
  if (journal !== null && size !== null) checkJournalSize(c, journal, size, 0)
  if (!osd && disk.device_type !== 'SSD' && disk.device_type !== 'NVME') {
    refuse(400, 'Invalid stor device type: only SSD and NVME devices are supported for journal functions.')
  }
  const rook = hasRook(c.region)
  const working = host.operational === 'enabled'
  if (osd && rook) carryOsd(c, host)
  const row = create(c, resources.storResource, {
    osdid: osd && !rook ? freeNumber(c) : null,
    function: role,
    state: osd ? stateOf(rook, working) : 'configured',
    journal_location: journal?.uuid ?? null,
    journal_size_mib: size,
    journal_path: osd ? `${disk.device_path}-part2` : null,
    journal_node: osd ? partitionNode(disk.device_node, 2) : null,
    ihost_uuid: host.uuid,
    idisk_uuid: disk.uuid,
    tier_uuid,
  })
  if (osd && journal === null) change(c, resources.storResource, row.uuid, {journal_location: row.uuid})
  change(c, resources.diskResource, disk.uuid, {istor_uuid: row.uuid, available_mib: 0})
  if (tier_uuid !== null) c.region.of(tiers).update(tier_uuid, {status: 'in-use', updatedAt: c.sim.now()})
  if (row.state === 'configuring') c.sim.start(storWork, c.region.name, row.uuid)
  return showRow(c, resources.storResource, c.region.of(model.stors).get(row.uuid) ?? row)
}

const stateOf = (rook: boolean, working: boolean): model.StorState => {
  if (rook) return 'configuring-with-app'
  return working ? 'configuring' : 'configuring-on-unlock'
}

/** Rook keeps its data in a file system of the host, which is made with the first OSD. */
function carryOsd(c: Call, host: Host): void {
  const fs = c.region.of(model.hostFilesystems).find({ihost_uuid: host.uuid, name: 'ceph'})
  if (fs === undefined) makeFilesystem(c, host, {name: 'ceph', size: cephFilesystem, functions: ['osd']})
  else if (!functionsOf(fs).includes('osd')) {
    change(c, resources.hostFsResource, fs.uuid, {capabilities: {functions: [...functionsOf(fs), 'osd']}})
  }
}

export function deleteStor(c: Call<'uuid'>) {
  if (hasRook(c.region)) return deleteRookStor(c)
  return deleteOwnStor(c)
}

const deleteOwnStor = (c: Call<'uuid'>) =>
  removeAsked(c, resources.storResource, (row) => {
    const host = c.region.of(hosts).get(row.ihost_uuid)
    if (host !== undefined) checkStorHost(c, host)
    const pending = row.function === 'journal' || row.state === 'configuring-on-unlock'
    if (!pending && isSimplex(c.region)) checkLast(c)
    else if (!pending) {
      refuse(
        400,
        "Deleting a Storage Function other than 'journal' and 'osd' in state 'configuring-on-unlock' is not " +
          'supported on this setup.',
      )
    }
    if (host !== undefined && host.administrative !== 'locked') refuse(400, `Host ${host.hostname} must be locked.`)
    freeDisk(c, row)
  })

function freeDisk(c: Call, {idisk_uuid: ref}: model.Stor): void {
  const disk = c.region.of(model.disks).get(ref)
  if (disk !== undefined) change(c, resources.diskResource, ref, {istor_uuid: null, available_mib: disk.size_mib})
}

/** Of a simplex system's OSDs the last one stays, and each while pools keep a single copy. */
function checkLast(c: Call): void {
  const count = c.region.of(model.stors).count({function: 'osd'})
  if (count <= 1) refuse(400, `Amount of stors having OSD function: ${count}. It must be greater than 1.`)
  refuse(400, 'pool kube-rbd size is 1 and it should be greater than 1.')
}
