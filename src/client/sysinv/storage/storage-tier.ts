import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {theOne} from '../lookup.js'
import {type Cluster, clusters} from './cluster.js'

export const StorageTier = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  type: z.string().nullish(),
  status: z.string().nullish(),
  backend_uuid: z.string().nullish(),
  cluster_uuid: z.string().nullish(),
  stors: z.array(z.unknown()).nullish(),
})

export type StorageTier = z.infer<typeof StorageTier>

export type StorageTiers = ReturnType<typeof storageTiers>

export function storageTiers(api: Api) {
  const of = ({uuid}: Cluster) => api.list(path`/clusters/${uuid}/storage_tiers`, 'storage_tiers', StorageTier)

  /** By name or uuid. */
  async function find(cluster: string, ref: string): Promise<StorageTier> {
    const owner = await clusters(api).find(cluster)
    return theOne(
      await of(owner),
      ({name, uuid}) => name === ref || uuid === ref,
      `Tier '${ref}' not associated with cluster '${owner.name}'.`,
      {resource: 'storage-tier', ref, of: owner.name},
    )
  }

  return {
    list: async (cluster: string) => of(await clusters(api).find(cluster)),
    find,
    async add(cluster: string, name: string): Promise<StorageTier> {
      const {uuid: cluster_uuid} = await clusters(api).find(cluster)
      return api
        .post('/storage_tiers/', {cluster_uuid, name}, StorageTier)
        .catch(whenAbsent(`Storage tier create failed: cluster ${cluster}`))
    },
    async modify(cluster: string, ref: string, {name}: {name: string}): Promise<StorageTier> {
      const {uuid} = await find(cluster, ref)
      return api
        .patch(path`/storage_tiers/${uuid}`, replacements({name}), StorageTier)
        .catch(whenAbsent(`ERROR: Storage tier update failed: cluster ${cluster} tier ${ref}`))
    },
    async delete(cluster: string, ref: string): Promise<StorageTier> {
      const tier = await find(cluster, ref)
      await api
        .delete(path`/storage_tiers/${tier.uuid}`)
        .catch(whenAbsent(`Storage Tier delete failed for cluster ${cluster}: ${ref}`))
      return tier
    },
  }
}
