import type {Environment} from '../config/environment.js'
import type {Apis} from './apis.js'
import type {NameKind} from './name-kind.js'

type Listed = (apis: Apis, environment: Environment) => Promise<(string | null | undefined)[]>

/** How the names of a kind are found out: one request each. */
const lists: Record<NameKind, Listed> = {
  host: async ({sysinv}) => {
    const {hosts} = await import('../client/sysinv/host/host.js')
    return (await hosts(sysinv).list()).map(({hostname}) => hostname)
  },
  application: async ({sysinv}) => {
    const {applications} = await import('../client/sysinv/kube/application.js')
    return (await applications(sysinv).list()).map(({name}) => name)
  },
  network: async ({sysinv}) => {
    const {networks} = await import('../client/sysinv/network/network.js')
    return (await networks(sysinv).list()).map(({name}) => name)
  },
  'data-network': async ({sysinv}) => {
    const {dataNetworks} = await import('../client/sysinv/network/data-network.js')
    return (await dataNetworks(sysinv).list()).map(({name}) => name)
  },
  'address-pool': async ({sysinv}) => {
    const {addressPools} = await import('../client/sysinv/network/address-pool.js')
    return (await addressPools(sysinv).list()).map(({name}) => name)
  },
  'ptp-instance': async ({sysinv}) => {
    const {ptpInstances} = await import('../client/sysinv/platform/ptp-instance.js')
    return (await ptpInstances(sysinv).list()).map(({name}) => name)
  },
  'ptp-interface': async ({sysinv}) => {
    const {ptpInterfaces} = await import('../client/sysinv/platform/ptp-interface.js')
    return (await ptpInterfaces(sysinv).list()).map(({name}) => name)
  },
  'storage-backend': async ({sysinv}) => {
    const {storageBackends} = await import('../client/sysinv/storage/storage-backend.js')
    return (await storageBackends(sysinv).list()).map(({name}) => name)
  },
  'controller-filesystem': async ({sysinv}) => {
    const {controllerFilesystems} = await import('../client/sysinv/storage/controller-fs.js')
    return (await controllerFilesystems(sysinv).list()).map(({name}) => name)
  },
  cluster: async ({sysinv}) => {
    const {clusters} = await import('../client/sysinv/storage/cluster.js')
    return (await clusters(sysinv).list()).map(({name}) => name)
  },
  'kube-cluster': async ({sysinv}) => {
    const {kubeClusters} = await import('../client/sysinv/kube/kube.js')
    return (await kubeClusters(sysinv).list()).map(({cluster_name}) => cluster_name)
  },
  'kube-version': async ({sysinv}) => {
    const {kubeVersions} = await import('../client/sysinv/kube/kube.js')
    return (await kubeVersions(sysinv).list()).map(({version}) => version)
  },
  release: async ({usm}) => {
    const {releases} = await import('../client/usm/release.js')
    return (await releases(usm).list()).map(({release_id}) => release_id)
  },
  'alarm-suppression': async ({fm}) => {
    const {suppressions} = await import('../client/fm/suppression.js')
    return (await suppressions(fm).list()).map(({alarm_id}) => alarm_id)
  },
  service: async ({sysinv}) => {
    const {services} = await import('../client/sysinv/platform/service-management.js')
    return (await services(sysinv).list()).map(({name}) => name)
  },
  subcloud: async ({dcmanager}) => {
    const {subclouds} = await import('../client/dcmanager/subcloud.js')
    return (await subclouds(dcmanager).list({secondary: true})).map(({name}) => name)
  },
  'subcloud-group': async ({dcmanager}) => {
    const {subcloudGroups} = await import('../client/dcmanager/group.js')
    return (await subcloudGroups(dcmanager).list()).map(({name}) => name)
  },
  'peer-group': async ({dcmanager}) => {
    const {peerGroups} = await import('../client/dcmanager/peer-group.js')
    return (await peerGroups(dcmanager).list()).map(({peer_group_name}) => peer_group_name)
  },
  'system-peer': async ({dcmanager}) => {
    const {systemPeers} = await import('../client/dcmanager/system-peer.js')
    return (await systemPeers(dcmanager).list()).map((peer) => peer['peer-name'])
  },
  context: async (_apis, {paths}) => {
    const {readContexts} = await import('../config/contexts.js')
    return Object.keys((await readContexts(paths)).contexts)
  },
}

export async function listNames(kind: NameKind, apis: Apis, environment: Environment): Promise<string[]> {
  const found = await lists[kind](apis, environment)
  return [...new Set(found.filter((name) => typeof name === 'string' && name !== ''))] as string[]
}
