import type {KernelSeams} from './kernel/vocabulary.js'
import type {HostPlan, NetworkPlan} from './scenarios/scenario.js'
import type {
  Availability,
  DeployHostState,
  DeployState,
  KubeHostStatus,
  KubeState,
  OrchestrationState,
  ReleaseState,
  RootcaHostState,
  RootcaState,
  Severity,
} from './states.js'

/** A region of the simulated cloud, as every service may know it. */
export interface RegionFact {
  readonly name: string
  readonly role: 'standalone' | 'systemcontroller' | 'subcloud'
  readonly systemMode: 'simplex' | 'duplex' | 'duplex-direct'
  readonly systemType: 'All-in-one' | 'Standard'
  readonly hosts: readonly HostPlan[]
  /** where it lies */
  readonly networks: readonly NetworkPlan[]
}

/** A host that has a name. */
export interface HostFact {
  readonly uuid: string
  readonly hostname: string
  readonly personality: 'controller' | 'worker' | 'storage'
  /** runs workloads, alone or beside being a controller */
  readonly worker: boolean
  readonly administrative: 'locked' | 'unlocked'
  readonly operational: 'enabled' | 'disabled'
  readonly availability: Availability
  readonly active: boolean
  /** maintenance does something with it at the moment */
  readonly busy: boolean
  /** device images wait to be written */
  readonly firmwarePending: boolean
  /** its configuration changed and is not in effect yet */
  readonly configStale: boolean
}

/** An alarm that is active. */
export interface AlarmFact {
  readonly alarmId: string
  readonly entity: string
  readonly severity: Severity
  /** keeps maintenance from going on, where alarms are not to be ignored */
  readonly mgmtAffecting: boolean
  /** degrades the host that it is about */
  readonly degrading: boolean
  readonly suppressed: boolean
}

/** A product release that a system knows. */
export interface ReleaseFact {
  readonly id: string
  /** MM.mm.pp */
  readonly version: string
  readonly state: ReleaseState
  readonly rebootRequired: boolean
  /** of another major release than the one that runs */
  readonly major: boolean
  /** the newest that runs */
  readonly running: boolean
  /** its metapackages */
  readonly parts: readonly string[]
}

/** The deployment of a system. */
export interface DeploymentFact {
  readonly state: DeployState
  readonly from: string
  readonly to: string
  readonly major: boolean
  /** false: it removes a release */
  readonly apply: boolean
  readonly rebootRequired: boolean
  /** the metapackages that move, as they are called after it */
  readonly parts: readonly string[]
  readonly hosts: readonly {readonly hostname: string; readonly state: DeployHostState}[]
  /** a system deploy surrounds it */
  readonly system: boolean
}

/** An image for cards, as two systems compare theirs. */
export interface DeviceImageFact {
  readonly uuid: string
  readonly type: 'root-key' | 'functional' | 'key-revocation'
  readonly vendor: string
  readonly device: string
  readonly bitstreamId: string | null
  readonly keySignature: string | null
  readonly revokeKeyId: number | null
  readonly name: string | null
  readonly description: string | null
  readonly version: string | null
  readonly bmc: boolean | null
  readonly retimer: boolean | null
  /** meant for every card that it fits */
  readonly everywhere: boolean
  /** meant for cards that have one of these */
  readonly labels: readonly DeviceLabelFact[]
}

export type DeviceLabelFact = Readonly<Record<string, string>>

/** A card that is enabled. */
export interface DeviceFact {
  readonly vendor: string
  readonly device: string
  readonly labels: readonly DeviceLabelFact[]
  /** that it is to have, by their uuid */
  readonly images: readonly {readonly uuid: string; readonly written: boolean}[]
}

/** Kubernetes of a system. */
export interface KubernetesFact {
  /** what its control planes have in common */
  readonly version: string
  /** the versions that this release of the platform brings, oldest first */
  readonly supported: readonly string[]
  readonly upgrade: {readonly from: string; readonly to: string; readonly state: KubeState} | undefined
  /** `N/A` where a host runs no such thing; the status is empty while nothing happens there */
  readonly hosts: readonly {
    readonly hostname: string
    readonly status: KubeHostStatus
    readonly controlPlane: string
    readonly kubelet: string
  }[]
}

/** The replacement of the root certificate that Kubernetes trusts. */
export interface RootcaFact {
  readonly state: RootcaState
  /** empty: it has not begun there */
  readonly hosts: readonly {readonly hostname: string; readonly state: RootcaHostState | ''}[]
}

/** Who a token stands for. */
export interface TokenUser {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly project: string
  readonly projectId: string
  readonly roles: readonly string[]
}

/** A request to the simulator's own HTTP interface. */
export type OwnRequest = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  options?: {headers?: Readonly<Record<string, string>>; body?: unknown},
) => Promise<{status: number; headers: Readonly<Record<string, unknown>>; body: unknown}>

/**
 * What one service may ask of another: `sim.provide('hosts', …)` in the one, `sim.ask('hosts', region)` in the other.
 * Questions only read. To make something happen elsewhere, emit an event.
 */
export interface Seams extends KernelSeams {
  /** every region with a system of its own, RegionOne first; not the alias SystemController */
  regions: () => readonly RegionFact[]
  /** one of them */
  region: (name: string) => RegionFact | undefined
  /** whether nobody answers in this region: its system is gone as a whole */
  silent: (region: string) => boolean
  /** changes whenever `regions` would answer differently: a key for caches */
  regionsRevision: () => string
  /** the bearer of a token that is valid now */
  tokenUser: (token: string) => TokenUser | undefined
  /** the bearer of an OIDC identity token */
  oidcUser: (token: string) => TokenUser | undefined
  /** how a system is called, in the whole world and by its operators, and its mode at present */
  system: (region: string) => {uuid: string; name: string; mode: string} | undefined
  /** where operators reach a system */
  oamAddress: (region: string) => string | undefined
  /** the hosts of a region, in the order of the inventory */
  hosts: (region: string) => readonly HostFact[]
  /** the images for cards that a region has, meant for some or not */
  deviceImages: (region: string) => readonly DeviceImageFact[]
  /** the enabled cards of a region */
  devices: (region: string) => readonly DeviceFact[]
  /** an application of a region, in the version that counts */
  application: (region: string, name: string) => {status: string} | undefined
  /** what service management of a region looks after */
  managedServices: (region: string) => readonly {readonly name: string; readonly broken: boolean}[]
  /** the active alarms of a region, suppressed ones included */
  alarms: (region: string) => readonly AlarmFact[]
  /** what the catalogue says of an alarm; `entity` is a form such as `host=<hostname>` */
  alarmKind: (alarmId: string) => {severities: readonly Severity[]; entity: string; meaning: string} | undefined
  /** the releases of a region, oldest first */
  releases: (region: string) => readonly ReleaseFact[]
  /** the region of a subcloud, which is called otherwise where the subcloud was added or renamed */
  subcloudRegion: (subcloud: string) => string | undefined
  /** the major releases that the subclouds of this system run; none where it has no subclouds */
  subcloudVersions: (region: string) => readonly string[]
  deployment: (region: string) => DeploymentFact | undefined
  kubernetes: (region: string) => KubernetesFact
  /** undefined: none is under way */
  rootca: (region: string) => RootcaFact | undefined
  /** the one strategy of its orchestrator; undefined: there is none */
  orchestration: (region: string) => {type: string; state: OrchestrationState} | undefined
  /** what the health report says, for an upgrade of Kubernetes or in general; alarms that are passed over do not count */
  systemHealth: (
    region: string,
    leniency: {force: boolean; passedOver: readonly string[]; general?: boolean},
  ) => {healthy: boolean; report: string}
  /** virtual machines */
  instances: (region: string) => readonly {readonly name: string; readonly host: string}[]
  /** what the precheck of a release would find now; `force` passes over alarms that do not affect management */
  softwareHealth: (region: string, release: string, force: boolean) => {healthy: boolean; report: string}
  /** sends requests to this simulator, for errands: tokens, faults and error bodies are those of its clients */
  ownRequest: () => OwnRequest
}
