import {lifecycle, type Moment} from '../../../simulation.js'
import {type RootcaHostUpdate, type RootcaUpdate, rootcaHostUpdates, rootcaUpdates} from './model.js'

const hostPhases = ['trust-both-cas', 'update-certs', 'trust-new-ca'] as const
const podPhases = ['trust-both-cas', 'trust-new-ca'] as const
export type HostPhase = (typeof hostPhases)[number]
export type PodPhase = (typeof podPhases)[number]

export const isHostPhase = (phase: string): phase is HostPhase => (hostPhases as readonly string[]).includes(phase)
export const isPodPhase = (phase: string): phase is PodPhase => (podPhases as readonly string[]).includes(phase)

/** The states of the update, and of a host in it, around a phase. */
export const hostStates = (phase: HostPhase) => ({
  updating: `updating-host-${phase}`,
  updated: `updated-host-${phase}`,
  failed: `updating-host-${phase}-failed`,
})

export const podStates = (phase: PodPhase) => ({
  updating: `updating-pods-${phase}`,
  updated: `updated-pods-${phase}`,
  failed: `updating-pods-${phase}-failed`,
})

function enterCluster(at: Moment, state: string): void {
  const update = at.scope.of(rootcaUpdates).all()[0]
  if (update === undefined || update.state === 'update-aborted') return
  at.scope.of(rootcaUpdates).update(update.uuid, {state, updatedAt: at.now})
  at.emit('rootca.changed', {region: at.region, state})
}

/** `kube-rootca.host.update-certs`: one host at a time; the last one takes the whole update along. */
const hostLifecycle = (phase: HostPhase) => {
  const {updated, failed} = hostStates(phase)
  return lifecycle<RootcaHostUpdate>(
    rootcaHostUpdates,
    `kube-rootca.host.${phase}`,
    [
      {
        phase: 'done',
        after: 'kube-rootca.host',
        do: (row, at) => {
          const others = at.scope.of(rootcaHostUpdates).where((one) => one.uuid !== row.uuid)
          if (others.every((one) => one.state === updated)) enterCluster(at, updated)
          at.emit('rootca.host', {region: at.region, hostname: row.hostname, state: updated})
          const effective = phase === 'trust-new-ca' ? row.target_rootca_cert : null
          return {state: updated, effective_rootca_cert: effective ?? row.effective_rootca_cert, updatedAt: at.now}
        },
      },
    ],
    {
      failed: (row, at) => {
        enterCluster(at, failed)
        at.emit('rootca.host', {region: at.region, hostname: row.hostname, state: failed})
        return {state: failed, updatedAt: at.now}
      },
      host: (row) => row.hostname,
    },
  )
}

const podLifecycle = (phase: PodPhase) => {
  const {updated, failed} = podStates(phase)
  const enter = (at: Moment, state: string): Partial<RootcaUpdate> => {
    at.emit('rootca.changed', {region: at.region, state})
    return {state, updatedAt: at.now}
  }
  return lifecycle<RootcaUpdate>(
    rootcaUpdates,
    `kube-rootca.pods.${phase}`,
    [{phase: 'done', after: 'kube-rootca.pods', do: (_update, at) => enter(at, updated)}],
    {failed: (_update, at) => enter(at, failed)},
  )
}

export const hostLifecycles = {
  'trust-both-cas': hostLifecycle('trust-both-cas'),
  'update-certs': hostLifecycle('update-certs'),
  'trust-new-ca': hostLifecycle('trust-new-ca'),
} as const

export const podLifecycles = {
  'trust-both-cas': podLifecycle('trust-both-cas'),
  'trust-new-ca': podLifecycle('trust-new-ca'),
} as const
