import * as z from 'zod'
import type {Api} from '../../api.js'
import {endsBadly} from '../../bad-end.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {Host, hosts} from '../host/host.js'

const HostUpgrade = z.looseObject({
  host_id: z.number(),
  target_version: z.string().nullish(),
  control_plane_version: z.string().nullish(),
  kubelet_version: z.string().nullish(),
  status: z.string().nullish(),
})

/** Kubernetes on one host: what runs there, and the upgrade of it. */
export type KubeHost = z.infer<typeof HostUpgrade> & {
  id: number
  hostname: string | null
  personality: string | null
}

export type KubeComponent = 'control-plane' | 'kubelet'

const verbs = {'control-plane': 'kube_upgrade_control_plane', kubelet: 'kube_upgrade_kubelet'} as const

export type KubeHosts = ReturnType<typeof kubeHosts>

/** Of the hosts only their numbers. */
export const kubeHostUpgrades = (api: Api) => api.list('/kube_host_upgrades', 'kube_host_upgrades', HostUpgrade)

export function kubeHosts(api: Api) {
  const upgrades = () => kubeHostUpgrades(api)

  async function of({id, hostname, personality}: Host): Promise<KubeHost> {
    const found = (await upgrades()).find(({host_id}) => host_id === id)
    if (found) return {...found, id, hostname, personality}
    throw new ClientError('not-found', `kubernetes does not run on host ${hostname ?? id}`, {service: 'sysinv'})
  }

  return {
    of,
    /** Hosts without kubernetes are left out. */
    async list(): Promise<KubeHost[]> {
      const all = await hosts(api).list()
      const byHost = new Map((await upgrades()).map((upgrade) => [upgrade.host_id, upgrade]))
      return all.flatMap(({id, hostname, personality}) => {
        const upgrade = byHost.get(id)
        return upgrade ? [{...upgrade, id, hostname, personality}] : []
      })
    },
    async upgrade(ref: string, component: KubeComponent, {force = false}: {force?: boolean} = {}): Promise<KubeHost> {
      await hosts(api).get(ref)
      // The server takes a name as well as an id here.
      return of(await api.post(path`/ihosts/${ref}/${verbs[component]}`, {force}, Host))
    },
  }
}

/** Where the upgrade of a component stands. */
export const upgrading =
  (component: KubeComponent) =>
  ({status, target_version, control_plane_version, kubelet_version}: KubeHost): Standing => {
    const version = component === 'kubelet' ? kubelet_version : control_plane_version
    return {
      phase: status || `${component} ${version}`,
      done: !status?.startsWith('upgrading') && version === target_version,
      failed: endsBadly(status) ? status : undefined,
    }
  }
