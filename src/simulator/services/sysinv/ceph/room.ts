import type {Room} from '../room.js'
import {watchDeployment} from './deployment.js'
import {watchCeph} from './health.js'
import {monitorWork} from './monitor.js'
import {cephPart} from './part.js'
import {cephRoutes} from './routes.js'

export const cephRoom: Room = {
  install: (sim) => {
    sim.register(monitorWork)
    watchCeph(sim)
    watchDeployment(sim)
  },
  routes: cephRoutes,
  parts: [cephPart],
}
