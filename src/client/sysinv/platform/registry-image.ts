import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'

export const RegistryImage = z.looseObject({name: z.string(), tag: z.string().nullish()})

export type RegistryImage = z.infer<typeof RegistryImage>

export type RegistryImages = ReturnType<typeof registryImages>

export const registryImages = (api: Api) => ({
  list: ({tagged}: {tagged?: boolean} = {}) =>
    api.list(`/registry_image${tagged ? '?filter_out_untagged=1' : ''}`, 'registry_images', RegistryImage),
  tags: (name: string) => api.list(`/registry_image?image_name=${inQuery(name)}`, 'registry_images', RegistryImage),
  /** Takes `name:tag`. The space is free after a garbage collection. */
  delete: (image: string) =>
    api
      .delete(`/registry_image?image_name_and_tag=${inQuery(image)}`)
      .catch(whenAbsent(`Image not found: ${image}`, {resource: 'registry-image', ref: image})),
  collectGarbage: () => api.post('/registry_image?garbage_collect=True', {}, z.unknown()),
})

/** The official client escapes nothing here; what a query may hold as it is stays readable. */
const inQuery = (text: string) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':')
