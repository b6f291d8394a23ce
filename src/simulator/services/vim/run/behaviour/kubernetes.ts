import type {KubernetesAction} from '../../../../events.js'
import type {KubernetesFact} from '../../../../seams.js'
import type {KubeState} from '../../../../states.js'
import {type Behaviour, failed, type Outcome, type Run} from './kind.js'

type Wish = {readonly hostname?: string; readonly version?: string}

/** What every strategy passes over at this point, whatever its own restrictions say: alarms of itself and its releases. */
const passedOver = ['850.002', '900.022', '900.023', '900.201', '900.401']

function want({sim, region}: Run, action: KubernetesAction, wish: Wish = {}): undefined {
  sim.emit('kubernetes.wanted', {region, action, force: true, alarms: passedOver, ...wish})
  return undefined
}

const kubernetes = ({sim, region}: Run): KubernetesFact => sim.ask('kubernetes', region)

const stateOf = (run: Run): KubeState | '' => kubernetes(run).upgrade?.state ?? ''

const version = ({step}: Run): string => step.args['version'] ?? ''

/** One step of the whole cluster: asked for, and awaited. Whoever takes up an upgrade again finds some of it done. */
const cluster = (action: KubernetesAction, goal: KubeState): Behaviour => ({
  begin: (run) => (stateOf(run) === goal ? 'done' : want(run, action)),
  settle: (run) => {
    const state = stateOf(run)
    if (state.endsWith('-failed')) return failed(`kubernetes upgrade is ${state}`)
    return state === goal ? 'done' : undefined
  },
})

type HostPart = KubernetesFact['hosts'][number]

/** One step of each host, as far as it is not there yet. */
const eachHost = (
  action: KubernetesAction,
  arrived: (host: HostPart, version: string, state: KubeState | '') => boolean,
): Behaviour => {
  const parts = (run: Run) => kubernetes(run).hosts.filter(({hostname}) => run.step.names.includes(hostname))
  return {
    begin: (run) => {
      const open = parts(run).filter((host) => !arrived(host, version(run), stateOf(run)))
      for (const {hostname} of open) want(run, action, {hostname})
      return undefined
    },
    settle: (run): Outcome => {
      const bad = parts(run).filter(({status}) => status.endsWith('-failed'))
      if (bad.length > 0) return failed(bad.map(({hostname, status}) => `${hostname} is ${status}`).join(', '))
      return parts(run).every((host) => arrived(host, version(run), stateOf(run))) ? 'done' : undefined
    },
  }
}

const gone = (run: Run): Outcome => (kubernetes(run).upgrade === undefined ? 'done' : undefined)

/** What sysinv is asked for while Kubernetes is upgraded. */
export const kubernetesBehaviours: Readonly<Record<string, Behaviour>> = {
  'kube-upgrade-cleanup-aborted': {
    begin: (run) => (stateOf(run) === 'upgrade-aborted' ? want(run, 'delete') : 'done'),
    settle: gone,
  },
  'kube-upgrade-start': {
    begin: (run) => (stateOf(run) === '' ? want(run, 'start', {version: version(run)}) : 'done'),
    settle: (run) => (stateOf(run) === '' ? undefined : 'done'),
  },
  'kube-upgrade-download-images': cluster('download-images', 'downloaded-images'),
  'kube-pre-application-update': cluster('pre-application-update', 'pre-updated-apps'),
  'kube-upgrade-networking': cluster('networking', 'upgraded-networking'),
  'kube-upgrade-storage': cluster('storage', 'upgraded-storage'),
  'kube-host-cordon': cluster('cordon', 'cordon-complete'),
  'kube-host-uncordon': cluster('uncordon', 'uncordon-complete'),
  'kube-host-upgrade-control-plane': eachHost(
    'control-plane',
    ({controlPlane}, wanted, state) => controlPlane === wanted && !state.startsWith('upgrading-'),
  ),
  'kube-host-upgrade-kubelet': eachHost('kubelet', ({kubelet, status}, wanted) => {
    return kubelet === wanted && status === 'upgraded-kubelet'
  }),
  'kube-upgrade-complete': cluster('complete', 'upgrade-complete'),
  'kube-post-application-update': cluster('post-application-update', 'post-updated-apps'),
  'kube-upgrade-cleanup': {begin: (run) => gone(run) ?? want(run, 'delete'), settle: gone},
  'kube-upgrade-abort': {
    begin: (run) => (['', 'upgrade-aborted'].includes(stateOf(run)) ? 'done' : want(run, 'abort')),
    settle: (run) => {
      const state = stateOf(run)
      if (state === 'upgrade-aborting-failed') return failed(`kubernetes upgrade is ${state}`)
      return state === 'upgrade-aborted' ? 'done' : undefined
    },
  },
}
