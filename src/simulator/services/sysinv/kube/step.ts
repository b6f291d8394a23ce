import {lifecycle} from '../../../simulation.js'
import {type KubeUpgrade, kubeHosts, kubeUpgrades, none} from '../record/kube.js'

interface Step {
  /** the state that somebody asks for, and that the upgrade has meanwhile */
  readonly ask: string
  readonly goal: string
  readonly failed: string
  /** the state that comes before; it may also be asked for again after it failed */
  readonly after: string
  /** what a refusal says it would do */
  readonly purpose: string
  readonly takes: string
  /** how the refusal on a system of several hosts names the command */
  readonly simplex?: string
  readonly done?: Partial<KubeUpgrade>
}

/** What is done for the cluster as a whole, by the name of the command that asks for it. */
export const steps = {
  'download-images': {
    ...{ask: 'downloading-images', goal: 'downloaded-images', failed: 'downloading-images-failed'},
    ...{after: 'upgrade-started', purpose: 'download images', takes: 'kube.images'},
  },
  'pre-application-update': {
    ...{ask: 'pre-updating-apps', goal: 'pre-updated-apps', failed: 'pre-updating-apps-failed'},
    ...{after: 'downloaded-images', purpose: 'update applications', takes: 'kube.applications'},
  },
  networking: {
    ...{ask: 'upgrading-networking', goal: 'upgraded-networking', failed: 'upgrading-networking-failed'},
    ...{after: 'pre-updated-apps', purpose: 'upgrade networking', takes: 'kube.networking'},
  },
  storage: {
    ...{ask: 'upgrading-storage', goal: 'upgraded-storage', failed: 'upgrading-storage-failed'},
    ...{after: 'upgraded-networking', purpose: 'upgrade storage', takes: 'kube.storage'},
  },
  cordon: {
    ...{ask: 'cordon-started', goal: 'cordon-complete', failed: 'cordon-failed', after: 'upgraded-storage'},
    ...{purpose: 'cordon', takes: 'kube.cordon', simplex: "'system kube-host-cordon'", done: {cordoned: true}},
  },
  uncordon: {
    ...{ask: 'uncordon-started', goal: 'uncordon-complete', failed: 'uncordon-failed', after: 'upgrading-kubelets'},
    ...{purpose: 'uncordon', takes: 'kube.cordon', simplex: 'system kube-host-uncordon', done: {cordoned: false}},
  },
  'post-application-update': {
    ...{ask: 'post-updating-apps', goal: 'post-updated-apps', failed: 'post-updating-apps-failed'},
    ...{after: 'upgrade-complete', purpose: 'update applications', takes: 'kube.applications'},
  },
} as const satisfies Readonly<Record<string, Step>>

export type StepName = keyof typeof steps

/** One lifecycle for each, named as the command: `kube.networking.done` is what a fault rule makes fail. */
const lifecycleOf = (name: StepName) => {
  const {takes, goal, failed, done}: Step = steps[name]
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

export const stepLifecycles = Object.fromEntries(
  (Object.keys(steps) as StepName[]).map((name) => [name, lifecycleOf(name)]),
) as Readonly<Record<StepName, ReturnType<typeof lifecycleOf>>>

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
        at.emit('kubernetes.changed', {region: at.region, state: 'upgrade-aborted'})
        return {state: 'upgrade-aborted', cordoned: false, updatedAt: at.now}
      },
    },
  ],
  {
    failed: (_upgrade, at) => {
      for (const host of at.scope.of(kubeHosts).all()) {
        at.scope.of(kubeHosts).update(host.uuid, {status: null, updatedAt: at.now})
      }
      at.emit('kubernetes.changed', {region: at.region, state: 'upgrade-aborting-failed'})
      return {state: 'upgrade-aborting-failed', updatedAt: at.now}
    },
  },
)
