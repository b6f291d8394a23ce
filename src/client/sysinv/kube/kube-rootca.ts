import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {only} from '../singleton.js'

export const KubeRootcaUpdate = z.looseObject({
  uuid: z.string(),
  state: z.string().nullish(),
  from_rootca_cert: z.string().nullish(),
  to_rootca_cert: z.string().nullish(),
})

export type KubeRootcaUpdate = z.infer<typeof KubeRootcaUpdate>

export const KubeRootcaHostUpdate = z.looseObject({
  uuid: z.string(),
  hostname: z.string().nullish(),
  personality: z.string().nullish(),
  state: z.string().nullish(),
  effective_rootca_cert: z.string().nullish(),
  target_rootca_cert: z.string().nullish(),
})

export type KubeRootcaHostUpdate = z.infer<typeof KubeRootcaHostUpdate>

const CertificateId = z.looseObject({cert_id: z.string().nullish(), error: z.string().nullish()})
const Generated = z.looseObject({success: z.string().nullish(), error: z.string().nullish()})

export const podPhases = ['trust-both-cas', 'trust-new-ca'] as const
export const hostPhases = ['trust-both-cas', 'update-certs', 'trust-new-ca'] as const
export type PodPhase = (typeof podPhases)[number]
export type HostPhase = (typeof hostPhases)[number]

export type KubeRootca = ReturnType<typeof kubeRootca>

export function kubeRootca(api: Api) {
  const end = (state: string) => api.patch('/kube_rootca_update/', replacements({state}), KubeRootcaUpdate)
  const hostUpdates = () => api.list('/kube_rootca_update/hosts', 'kube_host_updates', KubeRootcaHostUpdate)
  return {
    list: () => api.list('/kube_rootca_update/', 'kube_rootca_updates', KubeRootcaUpdate),
    get: () => only(api, '/kube_rootca_update/', 'kube_rootca_updates', KubeRootcaUpdate),
    async start({force = false}: {force?: boolean} = {}) {
      const where = `/kube_rootca_update/?force=${force ? 'True' : 'False'}`
      const {uuid} = await api.post(where, {}, KubeRootcaUpdate)
      return api
        .get(path`/kube_rootca_update/${uuid}`, KubeRootcaUpdate)
        .catch(whenAbsent(`Created kubernetes rootca update UUID not found: ${uuid}`))
    },
    /** An error comes in a reply of success, here and when a certificate is generated. */
    certificateId: () => api.get('/kube_rootca_update/get_cert_id', CertificateId),
    generate: ({expiryDate = null, subject = null}: {expiryDate?: string | null; subject?: string | null} = {}) =>
      api.post('/kube_rootca_update/generate_cert', {expiry_date: expiryDate, subject}, Generated),
    hostUpdates,
    async updateHost(ref: string, phase: HostPhase) {
      const {uuid} = await hosts(api).get(ref)
      return api.post(path`/ihosts/${uuid}/kube_update_ca`, {phase}, KubeRootcaHostUpdate)
    },
    /** How one host is doing, by the uuid of its update. */
    hostUpdate: async (uuid: string) => (await hostUpdates()).find((update) => update.uuid === uuid),
    updatePods: (phase: PodPhase) => api.post('/kube_rootca_update/pods', {phase}, KubeRootcaUpdate),
    complete: () => end('update-completed'),
    abort: () => end('update-aborted'),
  }
}
