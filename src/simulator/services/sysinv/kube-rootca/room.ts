import type {Room} from '../room.js'
import {rootcaPart} from './part.js'
import {hostLifecycles, podLifecycles} from './phase.js'
import {rootcaRoutes} from './routes.js'
import {seedRootca} from './seed.js'
import {offerRootca} from './wanted.js'

export const rootcaRoom: Room = {
  install: (sim) => {
    seedRootca(sim)
    sim.register(...Object.values(hostLifecycles), ...Object.values(podLifecycles))
    offerRootca(sim)
  },
  routes: rootcaRoutes,
  parts: [rootcaPart],
}
