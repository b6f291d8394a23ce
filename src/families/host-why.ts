import type {EventFact, UnreadFact} from '../causes/fact.js'
import {causeOfHost, type HostFacts, isSound, type PartFact} from '../causes/host.js'
import type {Apis} from '../cli/apis.js'
import {CommandFailure} from '../cli/failure.js'
import {alarms} from '../client/fm/alarm.js'
import {events} from '../client/fm/event.js'
import {type Host, hosts} from '../client/sysinv/host/host.js'
import {hostInventory} from '../client/sysinv/host/host-inventory.js'
import {services} from '../client/sysinv/platform/service-management.js'
import {HostFs} from '../client/sysinv/storage/host-fs.js'
import {Partition, partitioning} from '../client/sysinv/storage/partition.js'
import {PhysicalVolume} from '../client/sysinv/storage/physical-volume.js'
import {Stor} from '../client/sysinv/storage/stor.js'
import {type Explanation, explanationOf} from '../views/why.js'
import {filledIn, type Place, promptOf, tried, unreadOf} from './why-reading.js'

/**
 * Why a host is as it is. Two requests tell of most; where its state is bad a third says what happened before, and where it
 * is not, four more look at what it has.
 */
export async function explainHost(asked: Apis, ref: string, {subcloud, now}: Place): Promise<Explanation> {
  const apis = filledIn(asked)
  const [all, active] = await Promise.all([hosts(apis.sysinv).list(), tried('alarms', alarms(apis.fm).list())])
  const host = hostNamed(all, ref)
  const known: HostFacts = {
    ...{host, hosts: all, alarms: active.read, prompt: promptOf(subcloud), now: now()},
    unread: unreadOf(active),
  }
  const first = causeOfHost(known)
  const more = isSound(first) ? await partsOf(apis, host) : await pastOf(apis, host, first.verdict === 'wrong')
  const answer = causeOfHost({...known, ...more, unread: [...(known.unread ?? []), ...(more.unread ?? [])]})
  return explanationOf({host: host.hostname ?? ref}, answer)
}

function hostNamed(all: readonly Host[], ref: string): Host {
  const found = all.find(({hostname, id, uuid}) => hostname === ref || String(id) === ref || uuid === ref)
  if (found) return found
  const among = all.flatMap(({hostname}) => hostname ?? [])
  throw new CommandFailure('not-found', `host not found: ${ref}`, undefined, undefined, {ref, among})
}

type Past = {events?: readonly EventFact[]; unread?: readonly UnreadFact[]}

/** What was told of the host itself, the newest first. */
async function pastOf({fm}: Apis, {hostname}: Host, wanted: boolean): Promise<Past> {
  if (!wanted || hostname === null) return {}
  const where = [{field: 'entity_instance_id', op: 'eq' as const, value: `host=${hostname}`}]
  const {read, unread} = await tried('events', events(fm).list({where, limit: '3', logs: true}))
  return {events: read?.slice(0, 3), unread: unread && [unread]}
}

/** What of the host is not as it should be, though nobody raised an alarm. */
async function partsOf({sysinv}: Apis, host: Host): Promise<{broken: PartFact[]; unread: UnreadFact[]}> {
  const leads = host.capabilities?.Personality === 'Controller-Active'
  const looks = await Promise.all([
    tried('partitions', hostInventory(sysinv, 'partitions', Partition).on(host).then(brokenPartitions)),
    tried('file systems', hostInventory(sysinv, 'host_fs', HostFs).on(host).then(brokenFilesystems)),
    tried('physical volumes', hostInventory(sysinv, 'ipvs', PhysicalVolume).on(host).then(brokenVolumes)),
    leads
      ? tried('services', brokenServices(sysinv, host))
      : tried('OSDs', hostInventory(sysinv, 'istors', Stor).on(host).then(brokenOsds)),
  ])
  return {broken: looks.flatMap(({read}) => read ?? []), unread: unreadOf(...looks)}
}

const brokenPartitions = (all: readonly Partition[]): PartFact[] =>
  all.flatMap((one) => {
    const {failed} = partitioning(one)
    return failed ? [{kind: 'partition' as const, name: one.device_node ?? one.uuid, state: `in error: ${failed}`}] : []
  })

const brokenFilesystems = (all: readonly HostFs[]): PartFact[] =>
  all.filter(({state}) => state === 'Error').map(({name}) => ({kind: 'file system', name, state: 'in error'}))

const brokenVolumes = (all: readonly PhysicalVolume[]): PartFact[] =>
  all
    .filter(({pv_state}) => pv_state === 'failed')
    .map((one) => ({
      kind: 'physical volume',
      name: String(one['disk_or_part_device_node'] ?? one.uuid),
      state: 'failed',
    }))

const brokenOsds = (all: readonly Stor[]): PartFact[] =>
  all
    .filter(({state}) => state === 'configuration-failed')
    .map((one) => ({kind: 'OSD', name: String(one['osdid'] ?? one.uuid), state: 'not configured: that failed'}))

/** Of the controller that leads, for its services are what is told. */
async function brokenServices(sysinv: Apis['sysinv'], {hostname}: Host): Promise<PartFact[]> {
  const all = await services(sysinv).list()
  return all
    .filter(({node_name, state}) => (node_name === hostname || !node_name) && !/^enabled/.test(state))
    .map(({name, state}) => ({kind: 'service', name, state}))
}
