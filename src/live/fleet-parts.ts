import {SubcloudAlarmSummary, subcloudAlarms} from '../client/dcmanager/alarm-summary.js'
import {Association, associations} from '../client/dcmanager/association.js'
import {SubcloudGroup, subcloudGroups} from '../client/dcmanager/group.js'
import {PeerGroup, peerGroups} from '../client/dcmanager/peer-group.js'
import {Strategy, type StrategyProgress, StrategyStep, strategies} from '../client/dcmanager/strategy.js'
import {Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {SystemPeer, systemPeers} from '../client/dcmanager/system-peer.js'
import {filling, fillingAll} from '../client/filled.js'
import {Alarm, alarms} from '../client/fm/alarm.js'
import {Host, hosts} from '../client/sysinv/host/host.js'
import {certificates, Inventory} from '../client/sysinv/platform/certificate.js'
import {System, systems} from '../client/sysinv/platform/system.js'
import {Release, releases} from '../client/usm/release.js'
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
  const fill = fillings()
  const read: {[P in Part]: () => Promise<Read[P]>} = {
    subclouds: () => subclouds(dcmanager).list({secondary: true}).then(fill.subclouds),
    groups: () => subcloudGroups(dcmanager).list().then(fill.groups),
    'alarm counts': () => subcloudAlarms(dcmanager).summary().then(fill.counts),
    alarms: () => alarms(fm).list().then(fill.alarms),
    async strategy() {
      const known = strategies(dcmanager)
      const strategy = await known.current()
      if (!strategy) return null
      return {strategy: fill.strategy(strategy), steps: [...fill.steps(await known.steps())]}
    },
    hosts: () => hosts(sysinv).list().then(fill.hosts),
    releases: () => releases(usm).list().then(fill.releases),
    certificates: () => certificates(sysinv).platform().then(fill.certificates),
    async peers() {
      const [systems, groups, tied] = await Promise.all([
        systemPeers(dcmanager).list(),
        peerGroups(dcmanager).list(),
        associations(dcmanager).list(),
      ])
      return {
        systems: fill.peerSystems(systems),
        groups: fill.peerGroups(groups),
        associations: fill.associations(tied),
      }
    },
    system: () => systems(sysinv).get().then(fill.system),
  }
  const made = Object.entries(read).map(([name, asked]) => [
    name,
    new Reader<unknown>({read: asked, everyMs: Math.max(intervalMs, rhythm[name as Part]), now}),
  ])
  return Object.fromEntries(made) as Readers
}

/** At this border replies get what their types promise: nobody behind it looks whether a word is there. */
const fillings = () => ({
  subclouds: fillingAll(Subcloud),
  groups: fillingAll(SubcloudGroup),
  counts: fillingAll(SubcloudAlarmSummary),
  alarms: fillingAll(Alarm),
  strategy: filling(Strategy),
  steps: fillingAll(StrategyStep),
  hosts: fillingAll(Host),
  releases: fillingAll(Release),
  certificates: filling(Inventory),
  peerSystems: fillingAll(SystemPeer),
  peerGroups: fillingAll(PeerGroup),
  associations: fillingAll(Association),
  system: filling(System),
})
