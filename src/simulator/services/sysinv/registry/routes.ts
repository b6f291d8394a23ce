import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {registryImages} from './model.js'

export function registryRoutes(router: Router): void {
  router.get('/v1/registry_image', {}, (c) => {
    const images = c.region.of(registryImages)
    const {image_name: name, filter_out_untagged: filter = '0'} = c.query
    if (name !== undefined) {
      return {registry_images: images.where({name, deleted: false}).map(({tag}) => ({name, tag}))}
    }
    const shown = filter === '0' ? images.all() : images.where({deleted: false})
    const names = [...new Set(shown.map((image) => image.name))].sort()
    return {registry_images: names.map((one) => ({name: one, tag: null}))}
  })
  router.delete('/v1/registry_image', {}, (c) => {
    const image = c.query['image_name_and_tag'] ?? ''
    const [name = '', , ...rest] = image.split(':')
    if (!image.includes(':') || rest.length > 0) refuse(400, 'Image name and tag must be of form name:tag')
    const images = c.region.of(registryImages)
    if (images.get(image)?.deleted !== false) refuse(400, `No tag found for image: ${name}`)
    images.update(image, {deleted: true})
    return reply(204)
  })
  router.post('/v1/registry_image', {}, (c) => {
    if (c.query['garbage_collect'] === undefined) return reply(204)
    changeConfiguration(c, {personalities: controllers, takes: 'effect', only: (host) => host.active})
    return reply(204)
  })
}
