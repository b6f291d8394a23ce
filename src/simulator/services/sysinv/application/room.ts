import type {Room} from '../room.js'
import {applicationLifecycles} from './lifecycle/all.js'
import {applicationRoutes} from './routes.js'
import {seedApplications} from './seed.js'

export const applicationRoom: Room = {
  install: (sim) => {
    seedApplications(sim)
    sim.register(...applicationLifecycles)
  },
  routes: applicationRoutes,
}
