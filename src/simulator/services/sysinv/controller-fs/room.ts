import type {Room} from '../room.js'
import {floatingWork, settleFloating} from './floating-monitor.js'
import {resizing} from './handlers.js'
import {controllerFsRoutes} from './routes.js'
import {seedControllerFs} from './seed.js'

export const controllerFsRoom: Room = {
  install: (sim) => {
    seedControllerFs(sim)
    sim.register(resizing, floatingWork)
    sim.onEvent('host.unlocked', ({region}) => settleFloating(sim.in(region), sim.now()))
  },
  routes: controllerFsRoutes,
}
