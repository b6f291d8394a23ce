import {type Alarm, alarms} from '../client/fm/alarm.js'
import {type Event, events} from '../client/fm/event.js'
import {type Host, hosts} from '../client/sysinv/host/host.js'
import {type Release, releases} from '../client/usm/release.js'
import type {SiteDetail, Stale} from './fleet.js'
import type {Apis} from './place.js'
import {Reader} from './reader.js'
import {sharedMap, sharedRows, sharedValue} from './share.js'

const NEWEST_EVENTS = '50'
const RELEASES_EVERY_MS = 60_000

interface Details {
  hosts: readonly Host[]
  alarms: readonly Alarm[]
  events: readonly Event[]
  releases: readonly Release[]
}

export type DetailReaders = {[D in keyof Details]: Reader<Details[D]>}

/** What one system says of itself. */
export function detailReaders(
  apis: () => Apis,
  {intervalMs, now}: {intervalMs: number; now: () => number},
): DetailReaders {
  const reader = <T>(read: () => Promise<T>, everyMs = intervalMs) => new Reader({read, everyMs, now})
  return {
    hosts: reader(async () => hosts(apis().sysinv).list()),
    alarms: reader(async () => alarms(apis().fm).list()),
    events: reader(async () => events(apis().fm).list({limit: NEWEST_EVENTS})),
    releases: reader(async () => releases(apis().usm).list(), Math.max(intervalMs, RELEASES_EVERY_MS)),
  }
}

/** What was read of it last, by the objects of before where nothing changed. */
export function makeDetail(
  before: SiteDetail | undefined,
  readers: DetailReaders,
  {name, subcloud, graceMs}: Pick<SiteDetail, 'name' | 'subcloud'> & {graceMs: number},
): SiteDetail {
  const stale = new Map<keyof DetailReaders, Stale>()
  for (const part of Object.keys(readers) as (keyof DetailReaders)[]) {
    const why = readers[part].stale(graceMs)
    if (why) stale.set(part, why)
  }
  const byUuid = ({uuid}: {uuid: string}) => uuid
  const detail: SiteDetail = {
    name,
    at: Math.max(0, ...Object.values(readers).map(({readAt = 0}) => readAt)),
    ...(subcloud && {subcloud}),
    hosts: sharedRows(before?.hosts ?? [], readers.hosts.value ?? [], byUuid),
    alarms: sharedRows(before?.alarms ?? [], readers.alarms.value ?? [], byUuid),
    events: sharedRows(before?.events ?? [], readers.events.value ?? [], byUuid),
    releases: sharedRows(before?.releases ?? [], readers.releases.value ?? [], ({release_id: id}) => id),
    stale: sharedMap(before?.stale ?? new Map(), stale),
  }
  return sharedValue(before, detail)
}
