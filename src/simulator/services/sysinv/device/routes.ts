import type {Router} from '../../../http/service.js'
import {readRoutes, showRow} from '../resource/resource.js'
import {deleteLabel, postLabels} from './device-label.js'
import {deleteImage, directImage} from './image.js'
import * as model from './model.js'
import {patchDevice} from './modify.js'
import {deviceImageResource, deviceImageStateResource, deviceLabelResource, noImage, pciDeviceResource} from './show.js'
import {uploadImage} from './upload.js'

export function deviceRoutes(router: Router): void {
  readRoutes(router, pciDeviceResource)
  router.get('/v1/device_images/:uuid', {}, (c) => {
    // Any word is taken for a name here, so a malformed uuid is merely unknown.
    const ref = c.params.uuid
    return showRow(c, deviceImageResource, c.region.of(model.deviceImages).get(ref) ?? noImage(ref))
  })
  readRoutes(router, deviceImageResource)
  readRoutes(router, deviceImageStateResource)
  readRoutes(router, deviceLabelResource)
  router.patch('/v1/pci_devices/:uuid', {}, patchDevice)
  router.post('/v1/device_images', {images: true}, uploadImage)
  router.patch('/v1/device_images/:uuid', {}, directImage)
  router.delete('/v1/device_images/:uuid', {}, deleteImage)
  router.post('/v1/device_labels', {}, postLabels)
  router.delete('/v1/device_labels/:uuid', {}, deleteLabel)
}
