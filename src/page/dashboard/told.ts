/** What the page is told, and how it keeps that. Both sides need it: nothing here knows a browser or a server. */

export type Severity = 'critical' | 'major' | 'minor' | 'warning'

export const severities: readonly Severity[] = ['critical', 'major', 'minor', 'warning']

export type Counts = Readonly<Record<Severity, number>>

export interface SiteRow {
  readonly name: string
  readonly group: string
  readonly managed: boolean
  readonly availability: string
  readonly deploy: string
  /** What that comes to. */
  readonly standing: 'failed' | 'busy' | 'settled'
  readonly sync: string
  /** The endpoints that are out-of-sync. */
  readonly behind: readonly string[]
  readonly release: string
  /** None while nobody knows. */
  readonly alarms?: Counts
  readonly step?: string
  readonly error?: string
  readonly location?: string
  readonly backup?: string
  readonly peerGroup?: number
}

export interface GroupRow {
  readonly name: string
  readonly description: string
  readonly manner: string
}

export interface AlarmRow {
  readonly uuid: string
  readonly id: string
  readonly severity: string
  readonly entity: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly since?: number
}

export interface StepRow {
  readonly cloud: string
  readonly stage: string
  readonly state: string
  readonly details: string
  readonly started?: number
  readonly finished?: number
}

export interface HostRow {
  readonly name: string
  readonly personality: string
  readonly administrative: string
  readonly operational: string
  readonly availability: string
  readonly task: string
}

export interface ReleaseRow {
  readonly id: string
  readonly version: string
  readonly state: string
}

export interface CertificateRow {
  readonly name: string
  readonly expires: number
}

export interface PeerRow {
  readonly id: number
  readonly name: string
  readonly administrative: string
  readonly availability: string
}

export interface PeerGroupRow {
  readonly id: number
  readonly name: string
  readonly state: string
  readonly leader: string
  readonly rehoming: number
  readonly migration: string
}

export interface AssociationRow {
  readonly id: number
  readonly group: number
  readonly peer: number
  readonly type: string
  readonly sync: string
  readonly priority?: number
}

export interface EventRow {
  readonly uuid: string
  readonly id: string
  readonly entity: string
  readonly severity: string
  readonly state: string
  readonly reason: string
  readonly at?: number
}

/** The lists that are told row by row, each with the field that names a row. */
export interface Lists {
  readonly sites: SiteRow
  readonly groups: GroupRow
  readonly alarms: AlarmRow
  readonly steps: StepRow
  readonly hosts: HostRow
  readonly releases: ReleaseRow
  readonly certificates: CertificateRow
  readonly peers: PeerRow
  readonly peerGroups: PeerGroupRow
  readonly associations: AssociationRow
}

export type ListName = keyof Lists

export const keyFields = {
  sites: 'name',
  groups: 'name',
  alarms: 'uuid',
  steps: 'cloud',
  hosts: 'name',
  releases: 'id',
  certificates: 'name',
  peers: 'id',
  peerGroups: 'id',
  associations: 'id',
} as const satisfies {[N in ListName]: keyof Lists[N]}

export const listNames = Object.keys(keyFields) as readonly ListName[]

export const keyOf = <N extends ListName>(list: N, row: Lists[N]): string =>
  String(row[keyFields[list] as unknown as keyof Lists[N]])

export interface StrategyFacts {
  readonly type: string
  readonly state: string
  readonly manner: string
  readonly parallel?: number
  readonly stopsOnFailure: boolean
  readonly release?: string
  /** Since when it is known to be applied. */
  readonly since?: number
}

export interface StaleFacts {
  readonly part: string
  readonly reason: string
  readonly since?: number
}

/** What there is one of. Each is told again where it is otherwise than before. */
export interface Facts {
  readonly system: {readonly name: string; readonly mode: string; readonly version: string}
  readonly counts: Counts
  readonly strategy: StrategyFacts | null
  readonly stale: readonly StaleFacts[]
}

/** When it was looked, and what looking costs. */
export interface Pulse {
  readonly at: number
  /** The same moment by the clock of the system, which may go ahead of ours: how old what happened there is, it knows. */
  readonly there: number
  readonly roundMs: number
  readonly everyMs: number
  readonly requests: number
}

/** Something that has become otherwise. */
export interface ChangeRow {
  readonly at: number
  readonly kind: string
  readonly about: string
  readonly field: string
  readonly from?: string
  readonly to?: string
}

/** How many there were at a moment, for the curves. */
export interface Sample {
  readonly at: number
  readonly online: number
  readonly offline: number
  readonly behind: number
  readonly critical: number
  readonly major: number
  readonly minor: number
}

export interface Difference<Row> {
  readonly set?: readonly Row[]
  readonly gone?: readonly string[]
}

/** From one version to the next. */
export interface Delta {
  readonly version: number
  readonly pulse: Pulse
  readonly facts?: Partial<Facts>
  readonly lists?: {readonly [N in ListName]?: Difference<Lists[N]>}
  readonly changes?: readonly ChangeRow[]
  readonly sample?: Sample
}

/** What somebody may do here, and needs a typed confirmation for. */
export interface ActionFacts {
  readonly id: string
  readonly on: 'site' | 'strategy' | 'host'
  readonly label: string
  /** Where something stops working, or is lost. */
  readonly grave: boolean
}

/** All there is, for who has just come, or has been away for too long. */
export interface Whole {
  /** Another one: what was known belongs to a program that has ended. */
  readonly epoch: string
  readonly version: number
  readonly pulse: Pulse
  readonly facts: Facts
  readonly lists: {readonly [N in ListName]: readonly Lists[N][]}
  readonly changes: readonly ChangeRow[]
  readonly samples: readonly Sample[]
  readonly actions: readonly ActionFacts[]
}

/** One site, looked into. */
export interface Detail {
  readonly name: string
  readonly at: number
  /** Field and value of the subcloud, as its details show them. */
  readonly properties: readonly (readonly [field: string, value: string])[]
  readonly endpoints: readonly (readonly [endpoint: string, status: string])[]
  readonly error: string
  readonly hosts: readonly HostRow[]
  readonly alarms: readonly AlarmRow[]
  readonly events: readonly EventRow[]
  readonly releases: readonly ReleaseRow[]
  readonly stale: readonly StaleFacts[]
  /** Of a list that is too long to be shown: how many there are. */
  readonly cut: {readonly alarms?: number; readonly events?: number}
}

/** How many of the newest changes and samples are kept, on either side. */
export const MOST_CHANGES = 300
export const MOST_SAMPLES = 720

/** Takes from `list` what is over, the oldest first. */
export const atMost = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length > most ? list.slice(list.length - most) : list

/** Whether two rows tell the same. */
export function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.keys(b)]
  return left.length === right.length && left.every(([name, value]) => alike(value, Reflect.get(b, name)))
}
