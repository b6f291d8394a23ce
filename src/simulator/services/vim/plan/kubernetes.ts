import type {KubeState} from '../../../states.js'
import {hostSteps, workerStages} from './host-stage.js'
import {controllersOf, hostsOf, no, requireQuiet, type Site, single} from './site.js'
import {onHosts, type PlannedStage, type StepName, step} from './stage.js'

export const kubernetesQueries = [
  ...(['query-alarms', 'query-kube-versions', 'query-kube-upgrade', 'kube-upgrade-cleanup-aborted'] as const),
  'query-kube-host-upgrade' as const,
]

export const kubernetesQuery = (): PlannedStage<(typeof kubernetesQueries)[number]>[] => [
  {name: 'kube-upgrade-query', steps: kubernetesQueries.map((name) => step(name))},
]

const plain = <Name extends StepName>(
  name: Name,
  abortable = true,
  args: Record<string, string> = {},
): PlannedStage<Name> => ({
  name,
  abortable,
  steps: [step(name, undefined, args)],
})

/** The stages of the cluster before the control planes, and the state that each of them leads to. */
const early = [
  ['kube-upgrade-start', 'upgrade-started'],
  ['kube-upgrade-download-images', 'downloaded-images'],
  ['kube-pre-application-update', 'pre-updated-apps'],
  ['kube-upgrade-networking', 'upgraded-networking'],
  ['kube-upgrade-storage', 'upgraded-storage'],
] as const satisfies readonly (readonly [string, KubeState])[]

export const kubernetesSteps = [
  ...early.map(([name]) => name),
  ...(['kube-host-cordon', 'kube-host-upgrade-control-plane', 'kube-host-upgrade-kubelet'] as const),
  ...(['kube-host-uncordon', 'kube-upgrade-complete', 'kube-post-application-update'] as const),
  'kube-upgrade-cleanup' as const,
  ...hostSteps,
]
type Planned = PlannedStage<(typeof kubernetesSteps)[number]>

/** How much of that an upgrade which is under way has behind it; what failed is done again. */
function behind(state: KubeState | ''): number {
  if (state === '' || state === 'upgrade-aborted') return 0
  const failed = /^(downloading-images|pre-updating-apps|upgrading-(networking|storage))(-failed)?$/.exec(state)?.[1]
  const doing = ['downloading-images', 'pre-updating-apps', 'upgrading-networking', 'upgrading-storage']
  if (failed !== undefined) return doing.indexOf(failed) + 1
  const at = early.findIndex(([, goal]) => goal === state)
  return at === -1 ? early.length : at + 1
}

const late: readonly (KubeState | '')[] = [
  'upgrade-complete',
  'post-updating-apps',
  'post-updating-apps-failed',
  'post-updated-apps',
]

/** One version after the other: control planes, then the kubelets at the end. An upgrade under way is taken up again. */
export function kubernetesStages(site: Site, wanted: string): Planned[] {
  const {version: now, supported, upgrade, hosts} = site.sim.ask('kubernetes', site.region)
  const state = upgrade?.state ?? ''
  if (!supported.includes(wanted)) no(`Invalid to_version value: ${wanted}`)
  if (upgrade !== undefined && upgrade.to !== wanted && state !== 'upgrade-aborted') {
    no(`Unable to resume kube upgrade from state: ${state}`)
  }
  const open = upgrade !== undefined && state !== 'upgrade-aborted'
  if (!open && supported.indexOf(wanted) <= supported.indexOf(now)) no(`Kubernetes is already upgraded to: ${now}`)
  const stages: Planned[] = early.slice(behind(state)).map(([name]) => {
    return plain(name, name !== 'kube-upgrade-networking', name === 'kube-upgrade-start' ? {version: wanted} : {})
  })
  const simplex = single(site)
  if (!late.includes(state)) {
    if (simplex && !/cordon-complete|master|kubelet/.test(state)) {
      stages.push({name: 'kube-host-cordon', steps: [onHosts('kube-host-cordon', controllersOf(site))]})
    }
    const from = open ? upgrade.from : now
    stages.push(...controlPlanes(site, supported.slice(supported.indexOf(from) + 1, supported.indexOf(wanted) + 1)))
    const done = hosts.filter((one) => one.kubelet === wanted && one.status === 'upgraded-kubelet')
    stages.push(
      ...kubelets(
        site,
        wanted,
        done.map(({hostname}) => hostname),
      ),
    )
    if (simplex) stages.push({name: 'kube-host-uncordon', steps: [onHosts('kube-host-uncordon', controllersOf(site))]})
    stages.push(plain('kube-upgrade-complete', false, {version: wanted}))
  }
  return [...stages, plain('kube-post-application-update', false), plain('kube-upgrade-cleanup', false)]
}

/** Both control planes have one version before either gets the next; what a host has already is passed over. */
function controlPlanes(site: Site, versions: readonly string[]): Planned[] {
  const {supported, hosts} = site.sim.ask('kubernetes', site.region)
  const [first, second] = controllersOf(site).toSorted((a, b) => b.hostname.localeCompare(a.hostname))
  const has = (name: string) => supported.indexOf(hosts.find(({hostname}) => hostname === name)?.controlPlane ?? '')
  return versions.flatMap((version) =>
    (
      [
        [first, 'first'],
        [second, 'second'],
      ] as const
    ).flatMap(([host, which]) => {
      if (host === undefined || has(host.hostname) >= supported.indexOf(version)) return []
      const name = `kube-upgrade-${which}-control-plane ${version}`
      return [{name, steps: [onHosts('kube-host-upgrade-control-plane', [host], {version})]}]
    }),
  )
}

function kubelets(site: Site, version: string, done: readonly string[]): Planned[] {
  const hosts = hostsOf(site)
    .filter(({personality, hostname}) => personality !== 'storage' && !done.includes(hostname))
    .toSorted((a, b) => Number(a.active) - Number(b.active))
  return workerStages(site, hosts, {
    stage: `kube-upgrade-kubelet ${version}`,
    reboot: !single(site),
    action: (group) => onHosts('kube-host-upgrade-kubelet', group, {version}),
    controllerAbortable: true,
    lockAlways: true,
  })
}

export function planKubernetes(site: Site): Planned[] {
  requireQuiet(site)
  return kubernetesStages(site, site.strategy.options.kubernetes)
}
