import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {change, integer, text, wishes} from '../resource/change.js'
import {noServer, showRow} from '../resource/resource.js'
import {isUuid, uuidArgument} from '../resource/uuid.js'
import {deploymentModel, hasRook} from './deployment.js'
import {partitionNode} from './disk.js'
import * as model from './model.js'
import {storResource} from './show.js'

const [least, most, usual] = [200, 10_240, 400]

const patchable = [
  ...['ihost_uuid', 'idisk_uuid', 'tier_uuid', 'osdid', 'function', 'state', 'capabilities'],
  ...['journal_location', 'journal_size_mib', 'journal_path', 'journal_node'],
]

/** An OSD may keep its journal on a faster disk of its host, or get it back. */
export function patchStor(c: Call<'uuid'>) {
  const ref = uuidArgument('stor_uuid', c.params.uuid)
  const stor = c.region.of(model.stors).get(ref) ?? refuse(400, `No stor with the provided uuid: ${ref}`)
  const wish = wishes(c, patchable)
  if ('osdid' in wish && !/^-?\d+$/.test(String(wish['osdid']))) refuse(400, 'The osdid must be an integer!')
  const host = c.region.of(hosts).get(stor.ihost_uuid) ?? noServer(stor.ihost_uuid)
  checkHost(c, host)
  const location = 'journal_location' in wish ? text(wish['journal_location']) : stor.journal_location
  const size =
    'journal_size_mib' in wish ? integer('journal_size_mib', wish['journal_size_mib']) : stor.journal_size_mib
  const place = journalPlace(c, stor, location)
  const moved = location !== stor.journal_location
  if (!moved) checkSpace(c, place, size ?? usual, stor.journal_size_mib ?? 0)
  else if (place.uuid !== stor.uuid) checkSpace(c, place, size ?? usual, 0)
  if (!moved && place.uuid === stor.uuid) refuse(400, 'Invalid update: Size of collocated journal is fixed.')
  if (!moved && size === stor.journal_size_mib) return showRow(c, storResource, stor)
  change(c, storResource, stor.uuid, {
    journal_location: place.uuid,
    journal_size_mib: place.uuid === stor.uuid ? usual : size,
    state: host.administrative === 'locked' ? 'configuring-on-unlock' : 'configured',
  })
  for (const one of new Set([stor.journal_location, place.uuid])) numberJournals(c, one)
  return showRow(c, storResource, c.region.of(model.stors).get(stor.uuid) ?? stor)
}

function checkHost(c: Call, host: Host): void {
  const deployment = deploymentModel(c.region)
  if (hasRook(c.region)) return
  if (deployment === 'controller-nodes' || deployment === 'aio-sx') {
    if (host.administrative === 'unlocked' && host.operational !== 'enabled') {
      refuse(400, `Host ${nameOf(host)} must be unlocked and operational state enabled.`)
    }
  } else if (host.administrative !== 'locked') refuse(400, `Host ${nameOf(host)} must be locked.`)
}

/** The stor on whose disk the journal is to be. */
function journalPlace(c: Call, stor: model.Stor, location: string | null): model.Stor {
  if (location === null || !isUuid(location)) refuse(400, `Expected a uuid but received ${location ?? 'None'}.`)
  const place =
    c.region.of(model.stors).get(location) ?? refuse(400, `No journal stor with the provided uuid: ${location}`)
  if (place.ihost_uuid !== stor.ihost_uuid) refuse(400, 'The provided stor belongs to another host.')
  if (place.uuid !== stor.uuid && place.function !== 'journal') {
    refuse(400, 'The provided uuid belongs to a stor that is not of journal type.')
  }
  return place
}

const journalsOn = (c: Call, uuid: string | null): readonly model.Stor[] =>
  c.region.of(model.stors).where((one) => one.function === 'osd' && one.journal_location === uuid)

function checkSpace(c: Call, place: model.Stor, size: number, released: number): void {
  if (size > most) {
    refuse(400, `The journal size you have provided is greater than the maximum accepted: ${most} `)
  }
  if (size < least) {
    refuse(400, `The journal size you have provided is smaller than the minimum accepted: ${least} `)
  }
  const disk = c.region.of(model.disks).get(place.idisk_uuid)
  const used = journalsOn(c, place.uuid).reduce((sum, one) => sum + (one.journal_size_mib ?? 0), 0) - released
  // A MiB at each end of the disk is not used.
  const total = disk?.size_mib ?? 0
  if (used + size + 2 > total) {
    refuse(
      400,
      `Failed to create journal for the OSD.\nNot enough space on journal storage ${place.uuid}. ` +
        `Remaining space: ${total - used - 2} out of ${total}`,
    )
  }
}

/** Journals on a disk of their own are its partitions, in the order of the OSDs; an OSD's own one is its second. */
function numberJournals(c: Call, uuid: string | null): void {
  const place = c.region.of(model.stors).get(uuid ?? '')
  const disk = c.region.of(model.disks).get(place?.idisk_uuid ?? '')
  if (place === undefined || disk === undefined) return
  journalsOn(c, place.uuid).forEach((one, index) => {
    const number = place.function === 'journal' ? index + 1 : 2
    change(c, storResource, one.uuid, {
      journal_path: `${disk.device_path}-part${number}`,
      journal_node: partitionNode(disk.device_node, number),
    })
  })
}
