import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {registryImages} from './model.js'

export function registryRoutes(router: Router): void {
  router.get('/v1/registry_image', {}, (c) => {
    const images = c.region.of(registryImages)
    const {image_name: name} = c.query
    if (name !== undefined) {
      const tags = images.where({name})
      if (tags.length === 0) refuse(404, `Image ${name} not found in the registry`)
      return {registry_images: tags.map(({tag}) => ({name, tag}))}
    }
    const names = [...new Set(images.all().map((image) => image.name))].sort()
    return {registry_images: names.map((one) => ({name: one, tag: null}))}
  })
  router.delete('/v1/registry_image', {}, (c) => {
    const image = c.query['image_name_and_tag'] ?? ''
    const [name = '', tag = '', ...rest] = image.split(':')
    if (name === '' || tag === '' || rest.length > 0) refuse(400, 'Image name and tag must be of form name:tag')
    const images = c.region.of(registryImages)
    if (!images.has(image)) refuse(404, `Image ${image} not found in the registry`)
    images.remove(image)
    return reply(204)
  })
  router.post('/v1/registry_image', {}, (c) => {
    if (c.query['garbage_collect'] === undefined) refuse(400, 'Missing argument: "garbage_collect"')
    return reply(204)
  })
}
