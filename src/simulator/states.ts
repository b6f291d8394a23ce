/**
 * The states that services tell each other, in facts (`seams.ts`) and events (`events.ts`). What a state means stands in
 * the service that has it, in a table of all of them: one that is missing there, or is none, does not compile.
 */

export type Availability =
  | 'available'
  | 'degraded'
  | 'failed'
  | 'intest'
  | 'offline'
  | 'online'
  | 'power-off'
  | 'not-installed'

export const severities = ['critical', 'major', 'minor', 'warning'] as const
export type Severity = (typeof severities)[number]

export const isSeverity = (word: string): word is Severity => severities.some((one) => one === word)

/** Of a part of a release that can be deployed on its own. */
export const partStates = [
  ...(['uploading', 'upload-failed', 'available', 'deploy-selected', 'deploying', 'deployed'] as const),
  ...(['remove-selected', 'removing', 'unavailable', 'committed'] as const),
]
export type PartState = (typeof partStates)[number]

/** Of a whole release: what its parts make of it. */
export type ReleaseState = PartState | 'deployed-partial'

export type DeployState =
  | 'start'
  | 'start-done'
  | 'start-failed'
  | 'host'
  | 'host-done'
  | 'host-failed'
  | 'activate'
  | 'activate-done'
  | 'activate-failed'
  | 'completed'
  | 'activate-rollback-pending'
  | 'activate-rollback'
  | 'activate-rollback-done'
  | 'activate-rollback-failed'
  | 'host-rollback'
  | 'host-rollback-done'
  | 'host-rollback-failed'

/** Of one host in a deployment. */
export type DeployHostState =
  | 'pending'
  | 'deploying'
  | 'deployed'
  | 'failed'
  | 'rollback-pending'
  | 'rollback-deploying'
  | 'rollback-deployed'
  | 'rollback-failed'

/** Work that an upgrade of Kubernetes does for the whole cluster: under way, failed, done. */
type Worked<Doing extends string, Done extends string> = Doing | `${Doing}-failed` | Done

export type KubeState =
  | 'upgrade-started'
  | Worked<'downloading-images', 'downloaded-images'>
  | Worked<'pre-updating-apps', 'pre-updated-apps'>
  | Worked<'upgrading-networking', 'upgraded-networking'>
  | Worked<'upgrading-storage', 'upgraded-storage'>
  | `cordon-${'started' | 'failed' | 'complete'}`
  | Worked<'upgrading-first-master', 'upgraded-first-master'>
  | Worked<'upgrading-second-master', 'upgraded-second-master'>
  | 'upgrading-kubelets'
  | `uncordon-${'started' | 'failed' | 'complete'}`
  | 'upgrade-complete'
  | Worked<'post-updating-apps', 'post-updated-apps'>
  | Worked<'upgrade-aborting', 'upgrade-aborted'>

/** What is going on with Kubernetes on one host; empty before the first upgrade. */
export type KubeHostStatus =
  | `upgrading-${'etcd' | 'control-plane' | 'kubelet'}${'' | '-failed'}`
  | 'upgraded-etcd'
  | 'upgraded-kubelet'
  | 'upgrade-aborting'
  | ''

/** Of a host while the root certificate of Kubernetes is replaced. */
export type RootcaHostState = Worked<`updating-host-${RootcaHostPhase}`, `updated-host-${RootcaHostPhase}`>

export type RootcaHostPhase = 'trust-both-cas' | 'update-certs' | 'trust-new-ca'
export type RootcaPodPhase = 'trust-both-cas' | 'trust-new-ca'

export type RootcaState =
  | 'update-started'
  | 'update-new-rootca-cert-generated'
  | RootcaHostState
  | Worked<`updating-pods-${RootcaPodPhase}`, `updated-pods-${RootcaPodPhase}`>
  | 'update-completed'
  | 'update-aborted'

/** Of the strategy of an orchestrator. */
export type OrchestrationState =
  | 'initial'
  | 'building'
  | 'build-failed'
  | 'build-timeout'
  | 'ready-to-apply'
  | 'applying'
  | 'apply-failed'
  | 'apply-timeout'
  | 'applied'
  | 'aborting'
  | 'abort-failed'
  | 'abort-timeout'
  | 'aborted'
