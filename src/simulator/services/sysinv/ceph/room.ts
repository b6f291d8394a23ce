import type {Room} from '../room.js'
import {watchCeph} from './health.js'
import {monitorWork, watchMonitors} from './monitor.js'
import {backendWork} from './own-backend.js'
import {watchRook} from './rook-watch.js'
import {cephRoutes} from './routes.js'

export const cephRoom: Room = {
  install: (sim) => {
    sim.register(monitorWork, backendWork)
    watchCeph(sim)
    watchMonitors(sim)
    watchRook(sim)
  },
  routes: cephRoutes,
}
