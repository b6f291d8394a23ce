import type {Severity} from '../causes/severity.js'
import type {Association} from '../client/dcmanager/association.js'
import type {SubcloudGroup} from '../client/dcmanager/group.js'
import type {PeerGroup} from '../client/dcmanager/peer-group.js'
import type {StrategyProgress} from '../client/dcmanager/strategy.js'
import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {SystemPeer} from '../client/dcmanager/system-peer.js'
import type {Alarm} from '../client/fm/alarm.js'
import type {Event} from '../client/fm/event.js'
import type {Host} from '../client/sysinv/host/host.js'
import type {InventoryEntry} from '../client/sysinv/platform/certificate.js'
import type {System} from '../client/sysinv/platform/system.js'
import type {Release} from '../client/usm/release.js'

/** How many alarms there are of each severity. */
export type AlarmCounts = Readonly<Record<Severity, number>>

/** One subcloud as the fleet's own lists tell of it. */
export interface Site {
  readonly subcloud: Subcloud
  /** The group's name, where it is known. */
  readonly group?: string
  /** None while nobody knows. */
  readonly alarms?: AlarmCounts
  /** The step that the running strategy has here. */
  readonly step?: {readonly state: string; readonly stage?: string; readonly details?: string}
}

/** What is read by itself, and may be missing by itself. */
export type Part =
  | 'subclouds'
  | 'groups'
  | 'alarm counts'
  | 'alarms'
  | 'strategy'
  | 'hosts'
  | 'releases'
  | 'certificates'
  | 'peers'
  | 'system'

/** Why a part is not what it was asked to be. What is shown of it is as old as `since` says. */
export interface Stale {
  readonly reason: string
  /** Milliseconds since 1970: when it was last heard of; none if it never was. */
  readonly since?: number
}

/** A certificate that somebody has to renew one day. */
export interface ExpiringCertificate {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly expires: number
  readonly entry: InventoryEntry
}

/** What there is to see of a fleet at a moment. Immutable: what did not change between two moments is the same object. */
export interface Fleet {
  /** Milliseconds since 1970, when the newest part was read. */
  readonly at: number
  readonly system?: System
  readonly sites: readonly Site[]
  /** How many subclouds only stand by for a peer site: they are none of the sites. */
  readonly standingBy?: number
  readonly groups: readonly SubcloudGroup[]
  /** Of the whole fleet: of the system controller and of all sites whose counts are known. */
  readonly counts: AlarmCounts
  /** Active on the system controller. */
  readonly alarms: readonly Alarm[]
  readonly hosts: readonly Host[]
  readonly strategy?: StrategyProgress
  /** When this client first saw the strategy being applied, in milliseconds since 1970. */
  readonly strategySince?: number
  readonly releases: readonly Release[]
  readonly certificates: readonly ExpiringCertificate[]
  readonly peers: {
    readonly systems: readonly SystemPeer[]
    readonly groups: readonly PeerGroup[]
    readonly associations: readonly Association[]
  }
  readonly stale: ReadonlyMap<Part, Stale>
}

/** What is read of one system only while somebody looks at it: a subcloud, or the system controller. */
export interface SiteDetail {
  readonly name: string
  readonly at: number
  readonly subcloud?: Subcloud
  readonly hosts: readonly Host[]
  readonly alarms: readonly Alarm[]
  readonly events: readonly Event[]
  readonly releases: readonly Release[]
  readonly stale: ReadonlyMap<Part | 'events', Stale>
}

/** What is otherwise than at the moment before, in words that name who and what. */
export interface Change {
  readonly at: number
  readonly kind: 'site' | 'alarm' | 'strategy' | 'step' | 'host' | 'release' | 'peer'
  /** Whom it is about: a subcloud, a host, an alarm's id and entity. */
  readonly about: string
  readonly field: string
  /** None of what has come, or of what has gone. */
  readonly from?: unknown
  readonly to?: unknown
}

/** What polling has cost so far. */
export interface Cost {
  readonly requests: number
  readonly bytes: number
  /** Milliseconds that the last round took. */
  readonly roundMs: number
  /** Milliseconds from one question for the sites to the next; more where the API has become slow. */
  readonly everyMs: number
}

/** What those who draw a fleet are told. */
export interface Seen {
  readonly fleet: Fleet
  /** Of the site that is looked into. */
  readonly detail?: SiteDetail
  /** Since the moment before; empty where nothing changed, and at the first look. */
  readonly changes: readonly Change[]
  readonly cost: Cost
}

/** A fleet that is looked at again and again. It knows no terminal and no browser. */
export interface Live {
  /** The first look; fails, with the reason, where nothing at all could be read. */
  readonly first: Promise<Seen>
  /** What was seen last; none before the first look is over. */
  readonly seen: Seen | undefined
  /** Called after each round, also where nothing changed; returns how not to be told any more. */
  onSeen(listener: (seen: Seen) => void): () => void
  /** Looks into one site as well, from the next round on, which begins at once; `undefined` looks into none. */
  lookInto(site: string | undefined): void
  /** Begins a round now. */
  refresh(): void
  /** Begins nothing more while it is paused. */
  pause(paused: boolean): void
  /** Ends: what is under way is given up. */
  stop(): void
}
