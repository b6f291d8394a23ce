import type {KernelEvents} from './kernel/vocabulary.js'
import type {DeviceImageFact} from './seams.js'
import type {
  DeployHostState,
  DeployState,
  KubeHostStatus,
  KubeState,
  RootcaHostState,
  RootcaState,
  Severity,
} from './states.js'

/** What an orchestrator of hosts can be asked for. */
export type VimStrategyType = 'sw-deploy' | 'kube-upgrade' | 'kube-rootca-update' | 'fw-update'

/** How; what is left out is as the orchestrator has it. */
export interface VimOptions {
  readonly storage?: string
  readonly workers?: string
  readonly maxParallel?: number
  readonly instances?: string
  readonly alarms?: string
  readonly releases?: readonly string[]
  readonly rollback?: boolean
  readonly delete?: boolean
  readonly cleanup?: boolean
  readonly snapshot?: boolean
  /** the version to bring Kubernetes to */
  readonly kubernetes?: string
  /** of the new root certificate */
  readonly subject?: string
  readonly expiryDate?: string
}

/**
 * What happens in a simulated cloud that another service may care about. Past tense, `<thing>.<what happened>`; the
 * payload always names the region (the scope of the system in which it happened).
 */
export interface EventVocabulary extends KernelEvents {
  'host.locked': {region: string; hostname: string}
  'host.unlocked': {region: string; hostname: string}
  /** somebody other than an operator wants this of a host; sysinv begins it, or answers `host.refused` at once */
  'host.wanted': {region: string; hostname: string; action: HostAction}
  'host.refused': {region: string; hostname: string; action: HostAction; reason: string}
  /** it is the active controller now */
  'host.activated': {region: string; hostname: string}
  /** a locked host restarted and is online again */
  'host.rebooted': {region: string; hostname: string}
  /** heartbeats of a host stay away; for good, or until maintenance has restarted it */
  'host.lost': {region: string; hostname: string; lasting: boolean}
  /** what kept its heartbeats away is gone: it starts up by itself */
  'host.mended': {region: string; hostname: string}
  /** a node nobody told of boots from the network */
  'node.booted': {region: string; mac: string}
  'host.deleted': {region: string; hostname: string}
  /** a service of a controller died, and starting it again does not help if that is lasting */
  'service.broken': {region: string; service: string; hostname: string; lasting: boolean}
  'service.mended': {region: string; service: string}
  /** what was changed on it is in effect */
  'host.updated': {region: string; hostname: string; what: 'firmware' | 'configuration'}
  /** an application runs, or runs no more */
  'application.applied': {region: string; name: string}
  'application.removed': {region: string; name: string}
  /** ceph took a disk in while its host works */
  'osd.configured': {region: string}
  'instance.moved': {region: string; instance: string; from: string; to: string}
  'host.failed': {region: string; hostname: string; reason: string}
  /** something is wrong that an alarm reports; whoever owns the cause says so, fm keeps the alarm */
  'trouble.found': {region: string; alarmId: string; entity: string; reason: string; severity?: Severity}
  'trouble.gone': {region: string; alarmId: string; entity: string}
  /** something happened that the event log tells, and is over; fm keeps the log */
  'log.written': {region: string; logId: string; entity: string; reason: string; severity?: Severity}
  'alarm.raised': {region: string; alarmId: string; entity: string; severity: Severity; reason: string}
  /** it lasts, with another severity or reason */
  'alarm.changed': {region: string; alarmId: string; entity: string; severity: Severity; reason: string; was: Severity}
  'alarm.cleared': {region: string; alarmId: string; entity: string}
  /** a system as a whole stopped answering, or answers again: its power, its network */
  'system.lost': {region: string; reason: string}
  'system.found': {region: string}
  /** a system was brought to another level: its Kubernetes version, root CA, or deployed release */
  'system.level': {region: string; level: 'kubernetes' | 'kube-rootca' | 'software'; value: string}
  /** other images are meant for its cards, or were written to them */
  'firmware.changed': {region: string}
  /** the system controller wants an image given to a system's cards, or taken back; sysinv does it or says why not, at once */
  'firmware.wanted': {region: string; action: 'apply' | 'remove'; image: DeviceImageFact}
  'firmware.refused': {region: string; reason: string}
  /** somebody other than an operator wants this of a system's software; usm begins it, or says why not, at once */
  'software.wanted': {
    region: string
    action: SoftwareAction
    hostname?: string
    releases?: readonly string[]
    force?: boolean
    kubernetes?: string
  }
  'software.accepted': {region: string; action: SoftwareAction}
  'software.refused': {region: string; action: SoftwareAction; reason: string}
  /** the deployment, or one host's part in it, entered another state */
  'deployment.changed': {region: string; state: DeployState}
  'deployment.host': {region: string; hostname: string; state: DeployHostState}
  /** somebody other than an operator wants this of a system's Kubernetes; sysinv begins it, or says why not, at once */
  'kubernetes.wanted': {
    region: string
    action: KubernetesAction
    /** of a control plane or a kubelet */
    hostname?: string
    /** to start with */
    version?: string
    force?: boolean
    /** alarms that are no obstacle */
    alarms?: readonly string[]
  }
  'kubernetes.refused': {region: string; action: KubernetesAction; hostname?: string | undefined; reason: string}
  /** the upgrade entered another state; empty: it was deleted */
  'kubernetes.changed': {region: string; state: KubeState | ''}
  /** one host's part in it; empty: nothing happens there */
  'kubernetes.host': {region: string; hostname: string; status: KubeHostStatus}
  /** the same for the root certificate that Kubernetes trusts */
  'rootca.wanted': {
    region: string
    action: RootcaAction
    /** of a host or of the pods */
    phase?: string
    hostname?: string
    /** of the new certificate */
    subject?: string | null
    /** YYYY-MM-DD */
    expiryDate?: string | null
    force?: boolean
    alarms?: readonly string[]
  }
  'rootca.refused': {region: string; action: RootcaAction; hostname?: string | undefined; reason: string}
  'rootca.changed': {region: string; state: RootcaState}
  'rootca.host': {region: string; hostname: string; state: RootcaHostState}
  /** a release was brought to a system from another one, as prestaging does */
  'release.delivered': {region: string; release: string; from: string}
  /** a deployment of software began in a system, and was completed or deleted */
  'deployment.started': {region: string}
  'deployment.ended': {region: string}
  /** the system controller wants this of a subcloud's orchestrator; it answers with `vim.strategy.reached` in its time */
  'vim.strategy.wanted':
    | {region: string; action: 'create'; type: VimStrategyType; options: VimOptions}
    | {region: string; action: 'apply'; type: VimStrategyType}
    | {region: string; action: 'delete'}
  'vim.strategy.reached': {
    region: string
    /** gone: somebody deleted it meanwhile */
    state: 'ready-to-apply' | 'build-failed' | 'applied' | 'apply-failed' | 'aborted' | 'gone'
    reason?: string
  }
  /** what the system controller's audit found */
  'subcloud.online': {region: string; name: string}
  'subcloud.offline': {region: string; name: string}
  /** taken over from another site; not yet online here */
  'subcloud.rehomed': {region: string; name: string}
  /** its controller reaches it by another network from now on */
  'subcloud.moved': {region: string; subnet: string; floating: string; gateway: string}
}

export type HostAction = 'lock' | 'unlock' | 'swact' | 'reboot'

export type SoftwareAction =
  | 'start'
  | 'host'
  | 'activate'
  | 'complete'
  | 'delete'
  | 'abort'
  | 'activate-rollback'
  | 'host-rollback'
  | 'system-init'
  | 'system-delete'
  | 'release-delete'

export type RootcaAction = 'start' | 'generate' | 'host' | 'pods' | 'complete' | 'abort'

export type KubernetesAction =
  | 'start'
  | 'download-images'
  | 'pre-application-update'
  | 'networking'
  | 'storage'
  | 'cordon'
  | 'control-plane'
  | 'kubelet'
  | 'uncordon'
  | 'complete'
  | 'post-application-update'
  | 'abort'
  | 'delete'
