import type {KubeState} from '../../../states.js'

interface Meaning {
  /** something is being done: where that leads, and where it ends if it fails */
  readonly done?: KubeState
  readonly failed?: KubeState
  /** what comes before */
  readonly after?: KubeState
  /** an operator may say that it has failed */
  readonly mayGiveUp?: true
  /** where an abort leads; without it, it is too late for one */
  readonly abortsTo?: 'upgrade-aborted' | 'upgrade-aborting'
  /** on which systems a control plane may be upgraded then */
  readonly controlPlane?: 'any' | 'simplex' | 'duplex'
  /** the upgrade may be deleted */
  readonly over?: true
}

/** Before the networking is touched nothing has to be taken back. */
const untouched = {abortsTo: 'upgrade-aborted'} as const
const touched = {abortsTo: 'upgrade-aborting'} as const

/** The states of an upgrade of Kubernetes, in their order, and what each means. */
export const kubeStates = {
  'upgrade-started': untouched,
  'downloading-images': {
    done: 'downloaded-images',
    failed: 'downloading-images-failed',
    after: 'upgrade-started',
    mayGiveUp: true,
    ...untouched,
  },
  'downloading-images-failed': untouched,
  'downloaded-images': untouched,
  'pre-updating-apps': {
    done: 'pre-updated-apps',
    failed: 'pre-updating-apps-failed',
    after: 'downloaded-images',
    mayGiveUp: true,
    ...untouched,
  },
  'pre-updating-apps-failed': untouched,
  'pre-updated-apps': untouched,
  'upgrading-networking': {
    done: 'upgraded-networking',
    failed: 'upgrading-networking-failed',
    after: 'pre-updated-apps',
    mayGiveUp: true,
    ...touched,
  },
  'upgrading-networking-failed': touched,
  'upgraded-networking': touched,
  'upgrading-storage': {
    done: 'upgraded-storage',
    failed: 'upgrading-storage-failed',
    after: 'upgraded-networking',
    mayGiveUp: true,
    ...touched,
  },
  'upgrading-storage-failed': touched,
  'upgraded-storage': {controlPlane: 'any', ...touched},
  'cordon-started': {done: 'cordon-complete', failed: 'cordon-failed', after: 'upgraded-storage', ...touched},
  'cordon-failed': touched,
  'cordon-complete': {controlPlane: 'simplex', ...touched},
  'upgrading-first-master': {
    done: 'upgraded-first-master',
    failed: 'upgrading-first-master-failed',
    mayGiveUp: true,
    ...touched,
  },
  'upgrading-first-master-failed': {controlPlane: 'any', ...touched},
  'upgraded-first-master': {controlPlane: 'any', ...touched},
  'upgrading-second-master': {
    done: 'upgraded-second-master',
    failed: 'upgrading-second-master-failed',
    mayGiveUp: true,
    ...touched,
  },
  'upgrading-second-master-failed': {controlPlane: 'duplex', ...touched},
  'upgraded-second-master': {controlPlane: 'duplex', ...touched},
  'upgrading-kubelets': touched,
  'uncordon-started': {done: 'uncordon-complete', failed: 'uncordon-failed', after: 'upgrading-kubelets', ...touched},
  'uncordon-failed': touched,
  'uncordon-complete': touched,
  'upgrade-complete': {over: true},
  'post-updating-apps': {
    done: 'post-updated-apps',
    failed: 'post-updating-apps-failed',
    after: 'upgrade-complete',
    mayGiveUp: true,
  },
  'post-updating-apps-failed': {over: true},
  'post-updated-apps': {over: true},
  'upgrade-aborting': {done: 'upgrade-aborted', failed: 'upgrade-aborting-failed'},
  'upgrade-aborting-failed': touched,
  'upgrade-aborted': {over: true},
} as const satisfies Readonly<Record<KubeState, Meaning>>

const meanings: Readonly<Record<KubeState, Meaning>> = kubeStates

export const meaningOf = (state: KubeState): Meaning => meanings[state]

export const isKubeState = (text: string): text is KubeState => Object.hasOwn(kubeStates, text)

/** What somebody asks for, and the upgrade is in while it is done. */
export type AskedState = {
  [State in KubeState]: (typeof kubeStates)[State] extends {after: KubeState} ? State : never
}[KubeState]
