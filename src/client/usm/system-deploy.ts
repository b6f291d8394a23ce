import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {Answer, accepted} from './answer.js'

/** A deployment of the whole of a simplex: software and kubernetes, with a way back. */
export const SystemDeploy = z.looseObject({
  id: z.string().nullish(),
  to_release: z.string().nullish(),
  to_k8s_version: z.string().nullish(),
  state: z.string().nullish(),
})

export type SystemDeploy = z.infer<typeof SystemDeploy>

export type SystemDeploys = ReturnType<typeof systemDeploys>

export function systemDeploys(api: Api) {
  return {
    show: () => api.get('/system_deploy', z.array(SystemDeploy)),
    async init(release: string, {kubernetes}: {kubernetes?: string} = {}): Promise<Answer> {
      const body = {kube_version: kubernetes || undefined}
      return accepted(api.post(path`/system_deploy/${release}/init`, body, Answer))
    },
    delete: async () => accepted(api.delete('/system_deploy/', Answer).then((answer) => answer ?? {})),
  }
}
