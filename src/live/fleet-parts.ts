import {type SubcloudAlarmSummary, subcloudAlarms} from '../client/dcmanager/alarm-summary.js'
import {type Association, associations} from '../client/dcmanager/association.js'
import {type SubcloudGroup, subcloudGroups} from '../client/dcmanager/group.js'
import {type PeerGroup, peerGroups} from '../client/dcmanager/peer-group.js'
import {type StrategyProgress, strategies} from '../client/dcmanager/strategy.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {type SystemPeer, systemPeers} from '../client/dcmanager/system-peer.js'
import {type Alarm, alarms} from '../client/fm/alarm.js'
import {type Host, hosts} from '../client/sysinv/host/host.js'
import {certificates, type Inventory} from '../client/sysinv/platform/certificate.js'
import {type System, systems} from '../client/sysinv/platform/system.js'
import {type Release, releases} from '../client/usm/release.js'
import type {Part} from './fleet.js'
import type {Apis} from './place.js'
import {Reader} from './reader.js'

/** What a fleet is made of, as it was read. */
export interface Read {
  subclouds: readonly Subcloud[]
  groups: readonly SubcloudGroup[]
  'alarm counts': readonly SubcloudAlarmSummary[]
  alarms: readonly Alarm[]
  /** Null where there is none. */
  strategy: StrategyProgress | null
  hosts: readonly Host[]
  releases: readonly Release[]
  certificates: Inventory
  peers: {
    readonly systems: readonly SystemPeer[]
    readonly groups: readonly PeerGroup[]
    readonly associations: readonly Association[]
  }
  system: System
}

export type Readers = {[P in Part]: Reader<Read[P]>}

/** How often each part is read: with every round, or in so many milliseconds where rounds are shorter than that. */
const rhythm: Readonly<Record<Part, number>> = {
  subclouds: 0,
  'alarm counts': 0,
  alarms: 0,
  strategy: 0,
  hosts: 15_000,
  groups: 30_000,
  releases: 60_000,
  peers: 60_000,
  certificates: 600_000,
  system: 600_000,
}

/** A request or two for each part, however many sites there are. */
export function fleetReaders(apis: Apis, {intervalMs, now}: {intervalMs: number; now: () => number}): Readers {
  const {dcmanager, fm, sysinv, usm} = apis
  const read: {[P in Part]: () => Promise<Read[P]>} = {
    subclouds: () => subclouds(dcmanager).list({secondary: true}),
    groups: () => subcloudGroups(dcmanager).list(),
    'alarm counts': () => subcloudAlarms(dcmanager).summary(),
    alarms: () => alarms(fm).list(),
    async strategy() {
      const known = strategies(dcmanager)
      const strategy = await known.current()
      return strategy ? {strategy, steps: await known.steps()} : null
    },
    hosts: () => hosts(sysinv).list(),
    releases: () => releases(usm).list(),
    certificates: () => certificates(sysinv).platform(),
    async peers() {
      const [systems, groups, tied] = await Promise.all([
        systemPeers(dcmanager).list(),
        peerGroups(dcmanager).list(),
        associations(dcmanager).list(),
      ])
      return {systems, groups, associations: tied}
    },
    system: () => systems(sysinv).get(),
  }
  const made = Object.entries(read).map(([name, asked]) => [
    name,
    new Reader<unknown>({read: asked, everyMs: Math.max(intervalMs, rhythm[name as Part]), now}),
  ])
  return Object.fromEntries(made) as Readers
}
