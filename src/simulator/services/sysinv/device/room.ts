import type {Room} from '../room.js'
import {offerDevices} from './offer.js'
import {devicePart} from './part.js'
import {deviceRoutes} from './routes.js'
import {seedDevices} from './seed.js'
import {watchImages, writingImages} from './writing.js'

export const deviceRoom: Room = {
  install: (sim) => {
    seedDevices(sim)
    sim.register(writingImages)
    watchImages(sim)
    offerDevices(sim)
  },
  routes: deviceRoutes,
  parts: [devicePart],
}
