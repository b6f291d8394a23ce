import type {Room} from '../room.js'
import {filesystemWork} from './host-filesystem.js'
import {storageParts} from './part.js'
import {partitionWork} from './partition.js'
import {volumeWork} from './physical-volume.js'
import {storageRoutes} from './routes.js'
import {seedStorage} from './seed.js'
import {storWork} from './stor.js'

export const storageRoom: Room = {
  install: (sim) => {
    seedStorage(sim)
    sim.register(partitionWork, filesystemWork, volumeWork, storWork)
  },
  routes: storageRoutes,
  parts: storageParts,
}
