import {kubernetesOf, supported} from '../kubernetes.js'
import {workerStages} from './host-stage.js'
import {controllersOf, hostsOf, no, requireQuiet, type Site, single} from './site.js'
import {onHosts, type PlannedStage, step} from './stage.js'

export const kubernetesQuery = (): PlannedStage[] => [
  {
    name: 'kube-upgrade-query',
    steps: [
      ...['query-alarms', 'query-kube-versions', 'query-kube-upgrade', 'kube-upgrade-cleanup-aborted'],
      'query-kube-host-upgrade',
    ].map((name) => step(name)),
  },
]

const plain = (name: string, abortable = true, stepName = name): PlannedStage => ({
  name,
  abortable,
  steps: [step(stepName)],
})

/** One version after the other: control planes, then the kubelets at the end. */
export function kubernetesStages(site: Site, wanted: string): PlannedStage[] {
  const now = kubernetesOf(site.sim, site.region)
  if (!supported.includes(wanted)) no(`Invalid to_version value: ${wanted}`)
  if (supported.indexOf(wanted) <= supported.indexOf(now)) no(`Kubernetes is already upgraded to: ${now}`)
  const versions = supported.slice(supported.indexOf(now) + 1, supported.indexOf(wanted) + 1)
  const [first, second] = controllersOf(site).toSorted((a, b) => b.hostname.localeCompare(a.hostname))
  const simplex = single(site)
  const stages = [
    step('kube-upgrade-start', undefined, {version: wanted}),
    ...['kube-upgrade-download-images', 'kube-pre-application-update'].map((name) => step(name)),
  ].map((one): PlannedStage => ({name: one.name, steps: [one]}))
  stages.push(plain('kube-upgrade-networking', false), plain('kube-upgrade-storage'))
  if (simplex) stages.push({name: 'kube-host-cordon', steps: [onHosts('kube-host-cordon', controllersOf(site))]})
  for (const version of versions) {
    for (const [host, which] of [
      [first, 'first'],
      [second, 'second'],
    ] as const) {
      if (host === undefined) continue
      const name = `kube-upgrade-${which}-control-plane ${version}`
      stages.push({name, steps: [onHosts('kube-host-upgrade-control-plane', [host], {version})]})
    }
  }
  stages.push(...kubelets(site, wanted))
  if (simplex) stages.push({name: 'kube-host-uncordon', steps: [onHosts('kube-host-uncordon', controllersOf(site))]})
  const last = step('kube-upgrade-complete', undefined, {version: wanted})
  stages.push({name: 'kube-upgrade-complete', abortable: false, steps: [last]})
  return [...stages, plain('kube-post-application-update', false), plain('kube-upgrade-cleanup', false)]
}

function kubelets(site: Site, version: string): PlannedStage[] {
  const hosts = hostsOf(site)
    .filter(({personality}) => personality !== 'storage')
    .toSorted((a, b) => Number(a.active) - Number(b.active))
  return workerStages(site, hosts, {
    stage: `kube-upgrade-kubelet ${version}`,
    reboot: !single(site),
    action: (group) => onHosts('kube-host-upgrade-kubelet', group, {version}),
    controllerAbortable: true,
    lockAlways: true,
  })
}

export function planKubernetes(site: Site): PlannedStage[] {
  requireQuiet(site)
  return kubernetesStages(site, site.strategy.options.kubernetes)
}
