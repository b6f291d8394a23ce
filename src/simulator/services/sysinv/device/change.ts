import type {Router} from '../../../http/service.js'
import {deleteLabel, postLabels} from './device-label.js'
import {deleteImage, directImage} from './image.js'
import {patchDevice} from './modify.js'
import {uploadImage} from './upload.js'
import {abortImages, updateImages} from './writing.js'

export function deviceChanges(router: Router): void {
  router.patch('/v1/pci_devices/:uuid', {}, patchDevice)
  router.post('/v1/device_images', {}, uploadImage)
  router.patch('/v1/device_images/:uuid', {}, directImage)
  router.delete('/v1/device_images/:uuid', {}, deleteImage)
  router.post('/v1/device_labels', {}, postLabels)
  router.delete('/v1/device_labels/:uuid', {}, deleteLabel)
  router.post('/v1/ihosts/:host/device_image_update', {}, updateImages)
  router.post('/v1/ihosts/:host/device_image_update_abort', {}, abortImages)
}
