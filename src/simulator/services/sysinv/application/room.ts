import type {Room} from '../room.js'
import {applicationLifecycles} from './lifecycle/all.js'
import {auditing, watchManaged} from './managed.js'
import {current} from './model.js'
import {applicationRoutes} from './routes.js'
import {seedApplications} from './seed.js'

export const applicationRoom: Room = {
  install: (sim) => {
    seedApplications(sim)
    sim.provide('application', (region, name) => current(sim.in(region), name))
    sim.register(...applicationLifecycles, auditing)
    watchManaged(sim)
  },
  routes: applicationRoutes,
}
