import {centralRegion} from '../../../regions.js'
import type {Room} from '../room.js'
import {reviewGroups} from './alarm.js'
import {serviceManagementRoutes} from './routes.js'
import {serviceFailing, watchServices} from './watch.js'

export const serviceManagementRoom: Room = {
  install: (sim) => {
    sim.register(serviceFailing)
    watchServices(sim)
  },
  begin: (sim) => reviewGroups({sim, region: sim.in(centralRegion)}),
  routes: serviceManagementRoutes,
}
