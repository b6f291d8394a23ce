import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {listRows, readRoutes, rowNamed} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import {deleteFilesystem, postFilesystem, updateFilesystems} from './host-filesystem.js'
import {patchStor} from './journal.js'
import * as model from './model.js'
import {deletePartition, patchPartition, postPartition} from './partition.js'
import {deleteVolume, postVolume} from './physical-volume.js'
import {
  cephMonResource,
  diskResource,
  hostFsResource,
  partitionResource,
  physicalVolumeResource,
  storResource,
  volumeGroupResource,
} from './show.js'
import {deleteStor, postStor} from './stor.js'
import {deleteGroup, patchGroup, postGroup} from './volume-group.js'
import {wipeDisk} from './wipe.js'

export function storageRoutes(router: Router): void {
  readRoutes(router, diskResource)
  readRoutes(router, partitionResource)
  readRoutes(router, volumeGroupResource)
  readRoutes(router, physicalVolumeResource)
  readRoutes(router, storResource)
  readRoutes(router, hostFsResource)
  readRoutes(router, cephMonResource)
  router.get('/v1/ihosts/:parent/idisks/:disk/partitions', {}, (c) => {
    uuidArgument('ihost_uuid', c.params.parent)
    const disk = rowNamed(c, diskResource, c.params.disk)
    return listRows(c, partitionResource, c.region.of(model.partitions).where({idisk_uuid: disk.uuid}))
  })
  router.get('/v1/idisks/:disk/partitions', {}, () => refuse(400, 'Disk id not specified.'))
  router.patch('/v1/idisks/:uuid', {}, wipeDisk)
  router.post('/v1/partitions', {}, postPartition)
  router.patch('/v1/partitions/:uuid', {}, patchPartition)
  router.delete('/v1/partitions/:uuid', {}, deletePartition)
  router.post('/v1/ilvgs', {}, postGroup)
  router.patch('/v1/ilvgs/:uuid', {}, patchGroup)
  router.delete('/v1/ilvgs/:uuid', {}, deleteGroup)
  router.post('/v1/ipvs', {}, postVolume)
  router.delete('/v1/ipvs/:uuid', {}, deleteVolume)
  router.post('/v1/istors', {}, postStor)
  router.patch('/v1/istors/:uuid', {}, patchStor)
  router.delete('/v1/istors/:uuid', {}, deleteStor)
  router.put('/v1/ihosts/:host/host_fs/update_many', {}, updateFilesystems)
  router.post('/v1/host_fs', {}, postFilesystem)
  router.delete('/v1/host_fs/:uuid', {}, deleteFilesystem)
}
