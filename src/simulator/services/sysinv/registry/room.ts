import type {Room} from '../room.js'
import {registryRoutes} from './routes.js'
import {followDownloads, seedRegistry} from './seed.js'

export const registryRoom: Room = {
  install: (sim) => {
    seedRegistry(sim)
    followDownloads(sim)
  },
  routes: registryRoutes,
}
