import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'

export const KubeCluster = z.looseObject({
  cluster_name: z.string(),
  cluster_version: z.string().nullish(),
  cluster_api_endpoint: z.string().nullish(),
})

export type KubeCluster = z.infer<typeof KubeCluster>

export const KubeVersion = z.looseObject({
  version: z.string(),
  target: z.boolean().nullish(),
  state: z.string().nullish(),
})

export type KubeVersion = z.infer<typeof KubeVersion>

const Applied = z.looseObject({success: z.string().nullish(), error: z.string().nullish()})

export type KubeClusters = ReturnType<typeof kubeClusters>

export const kubeClusters = (api: Api) => ({
  list: () => api.list('/kube_clusters', 'kube_clusters', KubeCluster),
  get: (name: string) =>
    api
      .get(path`/kube_clusters/${name}`, KubeCluster)
      .catch(whenAbsent(`kubernetes cluster not found: ${name}`, {resource: 'kube-cluster', ref: name})),
  /** Makes the kubelets of all hosts use the stored configuration. An error comes in a reply of success. */
  configureKubelets: () => api.post('/kube_config_kubelet/apply', undefined, Applied),
})

export type KubeVersions = ReturnType<typeof kubeVersions>

export const kubeVersions = (api: Api) => ({
  list: () => api.list('/kube_versions', 'kube_versions', KubeVersion),
  /** The version as it is listed, with its `v`. */
  get: (version: string) =>
    api
      .get(path`/kube_versions/${version}`, KubeVersion)
      .catch(whenAbsent(`kubernetes version not found: ${version}`, {resource: 'kube-version', ref: version})),
})
