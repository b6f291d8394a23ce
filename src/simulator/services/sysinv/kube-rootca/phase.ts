import {lifecycle, type Moment} from '../../../simulation.js'
import type {RootcaHostPhase, RootcaPodPhase, RootcaState} from '../../../states.js'
import {type RootcaHostUpdate, type RootcaUpdate, rootcaHostUpdates, rootcaUpdates} from './model.js'
import {hostStates, meaningOf, podStates} from './state.js'

function enterCluster(at: Moment, state: RootcaState): void {
  const update = at.scope.of(rootcaUpdates).all()[0]
  if (update === undefined || meaningOf(update.state).over === true) return
  at.scope.of(rootcaUpdates).update(update.uuid, {state, updatedAt: at.now})
  at.emit('rootca.changed', {region: at.region, state})
}

/** `kube-rootca.host.update-certs`: one host at a time; the last one takes the whole update along. */
const hostLifecycle = (phase: RootcaHostPhase) => {
  const {done, failed} = hostStates(phase)
  return lifecycle<RootcaHostUpdate>(
    rootcaHostUpdates,
    `kube-rootca.host.${phase}`,
    [
      {
        phase: 'done',
        after: 'kube-rootca.host',
        do: (row, at) => {
          const others = at.scope.of(rootcaHostUpdates).where((one) => one.uuid !== row.uuid)
          if (others.every((one) => one.state === done)) enterCluster(at, done)
          at.emit('rootca.host', {region: at.region, hostname: row.hostname, state: done})
          const effective = phase === 'trust-new-ca' ? row.target_rootca_cert : null
          return {state: done, effective_rootca_cert: effective ?? row.effective_rootca_cert, updatedAt: at.now}
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

const podLifecycle = (phase: RootcaPodPhase) => {
  const {done, failed} = podStates(phase)
  const enter = (at: Moment, state: RootcaState): Partial<RootcaUpdate> => {
    at.emit('rootca.changed', {region: at.region, state})
    return {state, updatedAt: at.now}
  }
  return lifecycle<RootcaUpdate>(
    rootcaUpdates,
    `kube-rootca.pods.${phase}`,
    [{phase: 'done', after: 'kube-rootca.pods', do: (_update, at) => enter(at, done)}],
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
