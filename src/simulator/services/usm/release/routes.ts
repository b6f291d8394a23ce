import type {Router} from '../../../http/service.js'
import {deleteReleases, getRelease, listMetapackages, listReleases, postToReleases} from './handlers.js'
import {postRelease} from './upload.js'

export function releaseRoutes(router: Router): void {
  router.get('/v1/release', {}, listReleases)
  router.post('/v1/release', {images: true}, postRelease)
  router.get('/v1/release/metapackage', {}, listMetapackages)
  router.get('/v1/release/*', {}, getRelease)
  router.delete('/v1/release/*', {}, deleteReleases)
  router.post('/v1/release/*', {}, postToReleases)
}
