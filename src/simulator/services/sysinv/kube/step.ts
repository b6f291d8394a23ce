import {lifecycle} from '../../../simulation.js'
import {type KubeUpgrade, kubeHosts, kubeUpgrades, none} from '../record/kube.js'
import {type AskedState, kubeStates} from '../record/kube-state.js'

interface Step {
  /** the state that somebody asks for, and that the upgrade has meanwhile */
  readonly ask: AskedState
  /** what a refusal says it would do */
  readonly purpose: string
  readonly takes: string
  /** how the refusal on a system of several hosts names the command */
  readonly simplex?: string
  readonly done?: Partial<KubeUpgrade>
}

/** What is done for the cluster as a whole, by the name of the command that asks for it. */
export const steps = {
  'download-images': {ask: 'downloading-images', purpose: 'download images', takes: 'kube.images'},
  'pre-application-update': {ask: 'pre-updating-apps', purpose: 'update applications', takes: 'kube.applications'},
  networking: {ask: 'upgrading-networking', purpose: 'upgrade networking', takes: 'kube.networking'},
  storage: {ask: 'upgrading-storage', purpose: 'upgrade storage', takes: 'kube.storage'},
  cordon: {
    ...{ask: 'cordon-started', purpose: 'cordon', takes: 'kube.cordon', simplex: "'system kube-host-cordon'"},
    done: {cordoned: true},
  },
  uncordon: {
    ...{ask: 'uncordon-started', purpose: 'uncordon', takes: 'kube.cordon', simplex: 'system kube-host-uncordon'},
    done: {cordoned: false},
  },
  'post-application-update': {ask: 'post-updating-apps', purpose: 'update applications', takes: 'kube.applications'},
} as const satisfies Readonly<Record<string, Step>>

export type StepName = keyof typeof steps

export const stepNames = Object.keys(steps) as StepName[]

/** One lifecycle for each, named as the command: `kube.networking.done` is what a fault rule makes fail. */
const lifecycleOf = (name: StepName) => {
  const {ask, takes, done}: Step = steps[name]
  const {done: goal, failed} = kubeStates[ask]
  return lifecycle<KubeUpgrade>(
    kubeUpgrades,
    `kube.${name}`,
    [
      {
        phase: 'done',
        after: takes,
        do: (_upgrade, at) => {
          at.emit('kubernetes.changed', {region: at.region, state: goal})
          return {...done, state: goal, updatedAt: at.now}
        },
      },
    ],
    {
      failed: (_upgrade, at) => {
        at.emit('kubernetes.changed', {region: at.region, state: failed})
        return {state: failed, updatedAt: at.now}
      },
    },
  )
}

export const stepLifecycles = Object.fromEntries(stepNames.map((name) => [name, lifecycleOf(name)])) as Readonly<
  Record<StepName, ReturnType<typeof lifecycleOf>>
>

const {done: aborted, failed: abortFailed} = kubeStates['upgrade-aborting']

/** Back to the version before: the control planes are restored from what was kept when the networking was upgraded. */
export const aborting = lifecycle<KubeUpgrade>(
  kubeUpgrades,
  'kube.abort',
  [
    {
      phase: 'restore',
      after: 'kube.abort',
      do: (upgrade, at) => {
        for (const host of at.scope.of(kubeHosts).all()) {
          at.scope.of(kubeHosts).update(host.uuid, {
            ...(host.control_plane_version === none ? {} : {control_plane_version: upgrade.from_version}),
            ...(host.kubelet_version === none ? {} : {kubelet_version: upgrade.from_version}),
            ...{status: null, updatedAt: at.now},
          })
        }
        at.emit('kubernetes.changed', {region: at.region, state: aborted})
        return {state: aborted, cordoned: false, updatedAt: at.now}
      },
    },
  ],
  {
    failed: (_upgrade, at) => {
      for (const host of at.scope.of(kubeHosts).all()) {
        at.scope.of(kubeHosts).update(host.uuid, {status: null, updatedAt: at.now})
      }
      at.emit('kubernetes.changed', {region: at.region, state: abortFailed})
      return {state: abortFailed, updatedAt: at.now}
    },
  },
)
