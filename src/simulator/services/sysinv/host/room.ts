import type {Room} from '../room.js'
import {watchHardware} from './hardware-events.js'
import {watchKernels} from './kernel.js'
import {hostLifecycles} from './lifecycle/all.js'
import {hostRoutes} from './routes.js'
import {seedHosts} from './seed.js'
import {offerHosts} from './wanted.js'

export const hostRoom: Room = {
  install: (sim) => {
    seedHosts(sim)
    sim.register(...hostLifecycles)
    offerHosts(sim)
    watchHardware(sim)
    watchKernels(sim)
  },
  routes: hostRoutes,
}
