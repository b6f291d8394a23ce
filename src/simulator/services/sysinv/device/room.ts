import type {Room} from '../room.js'
import {devicePart} from './part.js'
import {deviceRoutes} from './routes.js'
import {seedDevices} from './seed.js'
import {watchImages, writingImages} from './writing.js'

export const deviceRoom: Room = {
  install: (sim) => {
    seedDevices(sim)
    sim.register(writingImages)
    watchImages(sim)
  },
  routes: deviceRoutes,
  parts: [devicePart],
}
