import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {changes} from './change.js'
import {naming} from './naming.js'
import {Subcloud} from './subcloud.js'
import {unable} from './unable.js'

/** The id of the group in which subclouds are that nobody put into one. */
export const DEFAULT_GROUP = 1

export const SubcloudGroup = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  update_apply_type: z.string().nullish(),
  /** Text in the reply to a request that had text. */
  max_parallel_subclouds: z.union([z.number(), z.string()]).nullish(),
})

export type SubcloudGroup = z.infer<typeof SubcloudGroup>

export interface SubcloudGroupSettings {
  name?: string
  description?: string
  update_apply_type?: string
  max_parallel_subclouds?: number | string
}

export type SubcloudGroups = ReturnType<typeof subcloudGroups>

export function subcloudGroups(api: Api) {
  const one = (ref: string) => naming(api, 'subcloud-group', ref)
  return {
    list: () => api.list('/subcloud-groups/', 'subcloud_groups', SubcloudGroup),
    get: (ref: string) => one(ref).get(path`/subcloud-groups/${ref}`, SubcloudGroup),
    subclouds: (ref: string) => one(ref).list(path`/subcloud-groups/${ref}/subclouds`, 'subclouds', Subcloud),
    /** The server has no defaults; these are the official client's. */
    add: (settings: SubcloudGroupSettings & {name: string}) =>
      api.post(
        '/subcloud-groups/',
        {
          name: settings.name,
          description: settings.description ?? 'No description provided',
          update_apply_type: settings.update_apply_type ?? 'parallel',
          max_parallel_subclouds: settings.max_parallel_subclouds ?? 2,
        },
        SubcloudGroup,
      ),
    update: (ref: string, {name, description, update_apply_type, max_parallel_subclouds}: SubcloudGroupSettings) =>
      one(ref)
        .patch(
          path`/subcloud-groups/${ref}`,
          changes({
            ...{name, description, update_apply_type},
            max_parallel_subclouds: max_parallel_subclouds || undefined,
          }),
          SubcloudGroup,
        )
        .catch(unable(`update subcloud group ${ref}`)),
    delete: (ref: string) =>
      one(ref)
        .delete(path`/subcloud-groups/${ref}`)
        .catch(unable(`delete subcloud group ${ref}`)),
  }
}
