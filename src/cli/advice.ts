import type {StrategyType} from '../client/dcmanager/strategy.js'
import {ClientError, type Missed, type Resource, type StrategyResource} from '../client/error.js'
import type {LocalStrategyType} from '../client/vim/strategy.js'
import {didYouMean, nearestNames} from '../spelling/suggestion.js'

/** The commands that show what there is; where the subject is one of several, the name of those is added. */
export const lists: Record<Exclude<Resource, StrategyResource>, string> = {
  'address-pool': 'addrpool list',
  alarm: 'alarm list --uuid',
  'alarm-suppression': 'event suppress-list --include-unsuppressed',
  application: 'application list',
  'ceph-monitor': 'ceph-mon list',
  cluster: 'cluster list',
  'controller-filesystem': 'controllerfs list',
  'data-network': 'datanetwork list',
  'device-image': 'device image list',
  disk: 'host disk list',
  event: 'event list --uuid',
  'helm-override': 'helm override list',
  host: 'host list',
  'host-filesystem': 'host fs list',
  interface: 'host if list',
  'kube-cluster': 'kube cluster list',
  'kube-version': 'kube version list',
  memory: 'host memory list',
  network: 'network list',
  'peer-group': 'subcloud peer-group list',
  'peer-group-association': 'peer-group-association list',
  'ptp-instance': 'ptp instance list',
  'ptp-interface': 'ptp interface list',
  'registry-image': 'registry image list',
  release: 'software list',
  'sdn-controller': 'sdn-controller list',
  'service-parameter': 'service parameter list',
  'storage-backend': 'storage backend list',
  'storage-tier': 'storage tier list',
  subcloud: 'subcloud list --all',
  'subcloud-group': 'subcloud group list',
  'system-peer': 'system-peer list',
  'volume-group': 'host lvg list',
}

const fleetDeletions: Record<StrategyType, string> = {
  firmware: 'strategy fw-update delete',
  'kube-rootca-update': 'strategy kube-rootca-update delete',
  kubernetes: 'strategy kube-upgrade delete',
  prestage: 'strategy prestage delete',
  'sw-deploy': 'strategy sw-deploy delete',
}

const localDeletions: Record<LocalStrategyType, string> = {
  'fw-update': 'orchestration fw-update delete',
  'kube-rootca-update': 'orchestration kube-rootca-update delete',
  'kube-upgrade': 'orchestration kube-upgrade delete',
  'sw-upgrade': 'orchestration sw-deploy delete',
  'system-config-update': 'orchestration system-config-update delete',
}

/** The commands that delete a strategy, by its type as its service calls it. */
export const deletions: Record<StrategyResource, Partial<Record<string, string>>> = {
  'fleet-strategy': fleetDeletions,
  'local-strategy': localDeletions,
}

/** Somebody who mistyped a name is helped most by the right one. */
export function nameMeant(error: Error): string | undefined {
  const {missed} = error as {missed?: Missed}
  const near = missed === undefined ? [] : nearestNames(missed.ref, missed.among)
  return near.length > 0 ? didYouMean(near) : undefined
}

/** Of one of several, whose reasons stand in one line or one cell each. */
export function withNameMeant(message: string, error: unknown): string {
  const meant = error instanceof Error ? nameMeant(error) : undefined
  return meant === undefined ? message : `${message} (${meant})`
}

/** The client knows no commands: from what its error is about follows the one that helps. */
export function adviceOn(error: unknown): string | undefined {
  if (!(error instanceof ClientError) || !error.about) return undefined
  const {kind} = error
  const {resource, ref, of} = error.about
  if (resource === 'fleet-strategy' || resource === 'local-strategy') {
    const deletion = deletions[resource][ref]
    return deletion === undefined ? undefined : `delete that one first: stx ${deletion}`
  }
  // It is there, but it is not what it would have to be.
  if (resource === 'ptp-instance' && kind === 'failed') return 'see: stx ptp instance show'
  return `see: stx ${lists[resource]}${of === undefined ? '' : ` ${of}`}`
}
