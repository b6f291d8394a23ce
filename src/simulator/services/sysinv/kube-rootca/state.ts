import type {RootcaHostPhase, RootcaPodPhase, RootcaState} from '../../../states.js'

interface Meaning {
  /** what is being worked on, so that hosts stay where they are */
  readonly busy?: 'host' | 'pods'
  /** where that leads, where it ends if it fails, and what comes before */
  readonly done?: RootcaState
  readonly failed?: RootcaState
  readonly after?: RootcaState
  /** nothing is left to be done: another update may begin */
  readonly over?: true
}

/** The states of the replacement of the root CA, in their order, and what each means. */
const rootcaStates = {
  'update-started': {},
  'update-new-rootca-cert-generated': {},
  'updating-host-trust-both-cas': {
    busy: 'host',
    after: 'update-new-rootca-cert-generated',
    done: 'updated-host-trust-both-cas',
    failed: 'updating-host-trust-both-cas-failed',
  },
  'updating-host-trust-both-cas-failed': {},
  'updated-host-trust-both-cas': {},
  'updating-pods-trust-both-cas': {
    busy: 'pods',
    after: 'updated-host-trust-both-cas',
    done: 'updated-pods-trust-both-cas',
    failed: 'updating-pods-trust-both-cas-failed',
  },
  'updating-pods-trust-both-cas-failed': {},
  'updated-pods-trust-both-cas': {},
  'updating-host-update-certs': {
    busy: 'host',
    after: 'updated-pods-trust-both-cas',
    done: 'updated-host-update-certs',
    failed: 'updating-host-update-certs-failed',
  },
  'updating-host-update-certs-failed': {},
  'updated-host-update-certs': {},
  'updating-host-trust-new-ca': {
    busy: 'host',
    after: 'updated-host-update-certs',
    done: 'updated-host-trust-new-ca',
    failed: 'updating-host-trust-new-ca-failed',
  },
  'updating-host-trust-new-ca-failed': {},
  'updated-host-trust-new-ca': {},
  'updating-pods-trust-new-ca': {
    busy: 'pods',
    after: 'updated-host-trust-new-ca',
    done: 'updated-pods-trust-new-ca',
    failed: 'updating-pods-trust-new-ca-failed',
  },
  'updating-pods-trust-new-ca-failed': {},
  'updated-pods-trust-new-ca': {},
  'update-completed': {over: true},
  'update-aborted': {over: true},
} as const satisfies Readonly<Record<RootcaState, Meaning>>

const meanings: Readonly<Record<RootcaState, Meaning>> = rootcaStates

export const meaningOf = (state: RootcaState): Meaning => meanings[state]

const hostPhases: readonly RootcaHostPhase[] = ['trust-both-cas', 'update-certs', 'trust-new-ca']
const podPhases: readonly RootcaPodPhase[] = ['trust-both-cas', 'trust-new-ca']

export const isHostPhase = (phase: string): phase is RootcaHostPhase => hostPhases.some((one) => one === phase)
export const isPodPhase = (phase: string): phase is RootcaPodPhase => podPhases.some((one) => one === phase)

/** The states of the update, and of a host in it, around a phase. */
export function hostStates(phase: RootcaHostPhase) {
  const updating = `updating-host-${phase}` as const
  return {updating, ...rootcaStates[updating]}
}

export function podStates(phase: RootcaPodPhase) {
  const updating = `updating-pods-${phase}` as const
  return {updating, ...rootcaStates[updating]}
}
