import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {theOne} from '../lookup.js'

/** A storage cluster; lists leave out its peers and tiers. */
export const Cluster = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  type: z.string().nullish(),
  deployment_model: z.string().nullish(),
  peers: z.array(z.looseObject({name: z.string(), hosts: z.array(z.string())})).nullish(),
  tiers: z.array(z.looseObject({name: z.string(), status: z.string().nullish()})).nullish(),
})

export type Cluster = z.infer<typeof Cluster>

export type Clusters = ReturnType<typeof clusters>

export function clusters(api: Api) {
  const list = () => api.list('/clusters', 'clusters', Cluster)

  /** By name or uuid, as it is in the list. */
  const find = async (ref: string): Promise<Cluster> =>
    theOne(await list(), ({name, uuid}) => name === ref || uuid === ref, `No cluster found with name or uuid ${ref}`, {
      resource: 'cluster',
      ref,
    })

  return {
    list,
    find,
    async get(ref: string): Promise<Cluster> {
      const {uuid} = await find(ref)
      return api.get(path`/clusters/${uuid}`, Cluster)
    },
  }
}
